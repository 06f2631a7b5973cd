// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/transport.h"

#include <QString>

namespace pikestaff::remote {

/// A script that runs on a host independent of any connection (resources/remote/step-runner.sh): a
/// transient systemd unit, or a session of its own where that fails. Output and exit status lie on
/// the host's disk until remove().
class DetachedStep
{
public:
    enum class Engine { Automatic, Systemd, Setsid };
    enum class State {
        Absent, ///< the host knows nothing of it
        Running,
        Finished,
        Lost, ///< started, but its process is gone without a status (killed, reboot)
    };
    struct Status
    {
        State state = State::Absent;
        int exitStatus = -1; ///< of Finished
        qint64 outputSize = 0;
    };

    /// run and attempt are [A-Za-z0-9._-]; together they name the step on the host.
    DetachedStep(Transport &transport, QString run, QString attempt,
                 Engine engine = Engine::Automatic);

    /// Uploads the programs of resources/remote to the host unless the same are there. Once per
    /// connection.
    [[nodiscard]] static base::Status installTools(Transport &transport,
                                                   const std::stop_token &stop);
    /// Folder of these programs on the host ("/run/pikestaff/tools").
    [[nodiscard]] static QString toolsFolder();

    /// The script travels by standard input and lies in memory on the host. Errors: as
    /// Transport::exec, RemoteDiskFull, RemoteCommandFailed. Starting twice is a no-op.
    [[nodiscard]] base::Status start(const QByteArray &script, std::stop_token stop);
    /// Gives output from this byte on until the step has ended; returns how it ended. After a lost
    /// connection call it again with the bytes that were received.
    [[nodiscard]] base::Result<Status> follow(qint64 offset, const OutputSink &output,
                                              std::stop_token stop);
    [[nodiscard]] base::Result<Status> status(std::stop_token stop);
    /// TERM to the whole group, 10 s later KILL; returns when nothing of it runs any more.
    [[nodiscard]] base::Result<Status> kill(std::stop_token stop);
    /// Deletes script, output and status from the host.
    [[nodiscard]] base::Status remove(std::stop_token stop);

private:
    Transport &m_transport;
    QString m_run;
    QString m_attempt;
    Engine m_engine;
};

} // namespace pikestaff::remote
