// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "engine/practicelab.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

namespace pikestaff::engine {

/// The practice lab's program in the background. It asks for the right to be root by the desktop's
/// own dialog (pkexec). Nothing here waits.
class LabStart : public QObject
{
    Q_OBJECT

public:
    explicit LabStart(QObject *parent = nullptr);
    ~LabStart() override; ///< as cancel(), unheard

    /// Makes or starts these hosts (none: the lab's own choice), then reads its status. → progress
    /// ..., then finished or failed.
    void start(const QStringList &hosts = {});
    /// Only reads how it stands: no root, no progress. → finished or failed.
    void readStatus();
    /// → failed with Cancelled. What was already made stays; the next start goes on from there.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_stage != Stage::Idle; }

Q_SIGNALS:
    /// One line a step, in the language of the program's locale; step counts from 1, 0: not told.
    void progress(const QString &message, int step, int steps);
    void finished(const pikestaff::engine::LabStatus &status);
    void failed(const pikestaff::base::Error &error);

private:
    enum class Stage { Idle, Starting, ReadingStatus };

    void run(Stage stage, const QString &verb, const QStringList &arguments);
    void readLines();
    void end(int exitCode, QProcess::ExitStatus status);
    void fail(const base::Error &error);
    void drop();

    Stage m_stage = Stage::Idle;
    QProcess *m_process = nullptr; ///< child of this
    QByteArray m_output;           ///< what has no end of line yet; of status: all
    QByteArray m_errors;
    QString m_lastMessage;
};

} // namespace pikestaff::engine
