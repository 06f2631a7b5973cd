// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/sshsession.h"

#include <QByteArray>
#include <QString>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <functional>
#include <memory>
#include <optional>

namespace pikestaff::remote::ssh {

/// One command on the host. Both streams come by callbacks that always consume, because libssh
/// never calls again one that does not. How the command ended comes by callbacks too.
class SshChannel
{
public:
    enum class Stream { Output, Errors };
    using Sink = std::function<void(Stream, QByteArrayView)>;

    struct Ending
    {
        int status = -1;
        QString signal; ///< "KILL"; empty: it exited
    };

    /// Asks for the channel and the command; start() tells when both are there.
    SshChannel(SshSession &session, QByteArray command, Sink sink);
    ~SshChannel();
    SshChannel(const SshChannel &) = delete;
    SshChannel &operator=(const SshChannel &) = delete;
    SshChannel(SshChannel &&) = delete;
    SshChannel &operator=(SshChannel &&) = delete;

    enum class Progress {
        Opening,
        Requested, ///< input may be written
        Started,
        NoRoom, ///< the host has as many sessions on this connection as it allows
    };
    /// Goes on with starting; does not wait. Errors: ProtocolError (the host runs no command),
    /// ConnectionLost.
    [[nodiscard]] base::Result<Progress> start();

    /// How many bytes were taken: as many as the host and the socket have room for.
    [[nodiscard]] qsizetype write(QByteArrayView bytes);
    void writeEnd();

    [[nodiscard]] const std::optional<Ending> &ending() const { return m_ending; }
    [[nodiscard]] bool isEnded() const { return m_closed || m_endOfOutput; } ///< nothing comes
    [[nodiscard]] bool isClosed() const { return m_closed; }
    /// When output or the ending came last.
    [[nodiscard]] Deadline::Clock::time_point lastNews() const { return m_lastNews; }
    [[nodiscard]] Deadline::Clock::time_point endedAt() const { return m_endedAt; }

private:
    static int onData(ssh_session session, ssh_channel channel, void *data, uint32_t length,
                      int isErrors, void *self);
    static void onEnd(ssh_session session, ssh_channel channel, void *self);
    static void onClose(ssh_session session, ssh_channel channel, void *self);
    static void onStatus(ssh_session session, ssh_channel channel, int status, void *self);
    static void onSignal(ssh_session session, ssh_channel channel, const char *signal, int core,
                         const char *message, const char *language, void *self);

    void end(Ending ending);
    [[nodiscard]] base::Error failure(const QString &what) const;

    SshSession &m_session;
    QByteArray m_command;
    Sink m_sink;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    Progress m_progress = Progress::Opening;
    std::optional<Ending> m_ending;
    bool m_endOfOutput = false;
    bool m_closed = false;
    Deadline::Clock::time_point m_lastNews = Deadline::Clock::now();
    Deadline::Clock::time_point m_endedAt = Deadline::Clock::now();
};

} // namespace pikestaff::remote::ssh
