// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "plan/plan.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <deque>
#include <map>
#include <mutex>
#include <vector>

namespace pikestaff::run {

struct LogLine
{
    quint64 number = 0; ///< counts up per host, from 1
    base::StepId step;
    QByteArray text; ///< UTF-8, redacted, without a line end
};

/// Output of steps: complete on disk (LOGS/RUN/HOST/STEP.log), the last lines of each host in
/// memory. Host threads append; readers pull at their own pace and are told what they missed.
class LogBook
{
public:
    static constexpr size_t ringSize = 2000;

    LogBook(QString folder, base::RunId run);

    /// Opens the file of a step, empty: a step that is followed again is written again.
    [[nodiscard]] base::Status begin(const plan::InstanceId &id);
    /// Errors: DiskFull, FileUnwritable.
    [[nodiscard]] base::Status append(const plan::InstanceId &id, const QByteArray &line);
    void end(const plan::InstanceId &id);

    struct Pulled
    {
        std::vector<LogLine> lines;
        quint64 missed = 0; ///< lines that have left the ring; they are in the file
    };
    /// At most `most` lines after this number. Any thread.
    [[nodiscard]] Pulled pull(const base::HostName &host, quint64 after, size_t most) const;
    /// The last lines of one step that are still in memory.
    [[nodiscard]] std::vector<LogLine> lastLines(const plan::InstanceId &id, size_t most) const;

    [[nodiscard]] QString path(const plan::InstanceId &id) const;
    /// Path of a step's log in a project's folder of logs.
    [[nodiscard]] static QString pathIn(const QString &folder, const base::RunId &run,
                                        const plan::InstanceId &id);

private:
    struct HostLog
    {
        std::deque<LogLine> ring;
        quint64 last = 0;
        std::unique_ptr<QFile> file; ///< of the step that runs there now
    };

    QString m_folder;
    base::RunId m_run;
    mutable std::mutex m_mutex;
    std::map<base::HostName, HostLog> m_hosts;
};

} // namespace pikestaff::run
