// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "ui/logstore.h"

#include <QTimer>

#include <deque>
#include <thread>

namespace pikestaff::pages {

/// Brings the output of a step into a LogStore: pulled from the run's LogBook while the step runs,
/// read from its files afterwards, in a thread of its own. Bounded at every place: lines a tick,
/// bytes of a file, lines of the store.
class StepLog : public QObject
{
    Q_OBJECT

public:
    static constexpr int interval = 66;         ///< milliseconds: 15 ticks a second
    static constexpr size_t linesPerTick = 500; ///< of each host
    static constexpr size_t fileLinesPerTick = 2'000;
    static constexpr qint64 mostFileBytes = qint64{8} * 1024 * 1024; ///< the end of a longer file

    explicit StepLog(const engine::Installation &installation, QObject *parent = nullptr);

    struct Source
    {
        plan::InstanceId id;
        base::RunId run; ///< that its last script was of; empty: it never printed anything
        bool live = false;
    };
    /// One for each host. Lines that are shown already stay when the sources are the same steps.
    void show(const std::vector<Source> &sources, size_t mostLines);
    void setActive(bool active); ///< a page that nobody sees does not pull

    [[nodiscard]] ui::LogStore &store() { return m_store; }
    [[nodiscard]] QString path(size_t source) const; ///< of the file; empty: none
    [[nodiscard]] bool isReading() const { return m_reading; }

Q_SIGNALS:
    void read(); ///< the files

private:
    struct FileContent
    {
        std::vector<std::vector<QByteArray>> lines; ///< of each source
        quint64 missed = 0;
    };
    struct Live
    {
        plan::InstanceId id;
        int host = 0;
        quint64 taken = 0; ///< number of the last line that was pulled
    };

    void tick();
    [[nodiscard]] size_t pullFrom(const run::LogBook &book, Live &live);
    void readFiles(std::vector<QString> paths, size_t mostLines);
    [[nodiscard]] static FileContent contentOf(const std::vector<QString> &paths, size_t mostLines,
                                               const std::stop_token &stop);

    const engine::Installation &m_installation;
    ui::LogStore m_store;
    QTimer m_timer;
    std::vector<Source> m_sources;
    std::vector<Live> m_live;
    std::shared_ptr<const run::LogBook> m_book;                    ///< that m_live stands for
    std::deque<std::pair<int, std::vector<QByteArray>>> m_waiting; ///< host, lines of files
    bool m_active = true;
    bool m_reading = false;
    int m_generation = 0;
    std::jthread m_reader;
};

} // namespace pikestaff::pages
