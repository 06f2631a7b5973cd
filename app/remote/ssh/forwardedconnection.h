// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/ssh/filedescriptor.h"
#include "remote/ssh/sshsession.h"

#include <QByteArray>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

namespace pikestaff::remote::ssh {

/// One local connection and its direct-tcpip channel. Holds one piece of data each way at most: a
/// side that does not read fills the window of the other. What comes from the host stays with
/// libssh until it is fetched, which then grants no more window for it.
class ForwardedConnection
{
public:
    ForwardedConnection(SshSession &session, FileDescriptor local, QByteArray address,
                        quint16 port);
    ~ForwardedConnection();
    ForwardedConnection(const ForwardedConnection &) = delete;
    ForwardedConnection &operator=(const ForwardedConnection &) = delete;
    ForwardedConnection(ForwardedConnection &&) = delete;
    ForwardedConnection &operator=(ForwardedConnection &&) = delete;

    [[nodiscard]] int descriptor() const { return m_local.get(); }
    [[nodiscard]] short pollEvents(const SshSession &session) const;
    /// Moves what can be moved; true when there is more to move at once.
    [[nodiscard]] bool serve();
    /// Something has come since serve(), while libssh was at work for another channel: poll(2) will
    /// not tell of it.
    [[nodiscard]] bool hasWork() const;
    [[nodiscard]] bool isOpening() const { return m_state == State::Opening; }
    [[nodiscard]] bool isFinished() const;

private:
    static int onData(ssh_session session, ssh_channel channel, void *data, uint32_t length,
                      int isErrors, void *self);
    static void onEnd(ssh_session session, ssh_channel channel, void *self);

    enum class State { Opening, Open, Failed };
    struct Way
    {
        QByteArray pending; ///< read from one side, not yet written to the other
        bool sourceEnded = false;
        bool endPassedOn = false;
    };

    [[nodiscard]] bool moveToHost();
    [[nodiscard]] bool moveToLocal();
    [[nodiscard]] bool readLocal();
    void writeLocal();

    SshSession &m_session;
    FileDescriptor m_local;
    QByteArray m_address;
    quint16 m_port;
    ssh_channel m_channel;
    ssh_channel_callbacks_struct m_callbacks{};
    State m_state = State::Opening;
    bool m_hasNews = false; ///< the channel has data, or has ended
    Way m_toHost;
    Way m_toLocal;
};

} // namespace pikestaff::remote::ssh
