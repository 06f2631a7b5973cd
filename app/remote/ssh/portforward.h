// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/filedescriptor.h"
#include "remote/ssh/forwardedconnection.h"
#include "remote/ssh/sshsession.h"
#include "remote/ssh/wakeup.h"

#include <QByteArray>

#include <poll.h>

#include <atomic>
#include <memory>
#include <vector>

namespace pikestaff::remote::ssh {

/// A listening port on 127.0.0.1 whose connections leave from the host. It outlives a session: the
/// connections die with it, new ones are taken by the next.
class PortForward
{
public:
    /// Error: Internal (no port).
    [[nodiscard]] static base::Result<std::shared_ptr<PortForward>>
    listen(const QString &address, quint16 port, std::shared_ptr<Wakeup> wakeup);

    PortForward(FileDescriptor listener, quint16 localPort, QByteArray address, quint16 port,
                std::shared_ptr<Wakeup> wakeup);

    [[nodiscard]] quint16 localPort() const { return m_localPort; }

    /// Any thread: nobody can connect any more; the loop drops what is left.
    void close();
    [[nodiscard]] bool isClosed() const { return m_closed; }

    // For the loop.
    void addTo(std::vector<pollfd> &waited, const SshSession &session) const;
    /// Moves what can be moved; true when there is more to move at once.
    [[nodiscard]] bool serve(SshSession &session);
    /// How long poll(2) may wait at most on behalf of this.
    [[nodiscard]] Deadline nextLook() const;
    /// Before the session goes.
    void dropConnections() { m_connections.clear(); }

private:
    void accept(SshSession &session);

    FileDescriptor m_listener;
    quint16 m_localPort;
    QByteArray m_address;
    quint16 m_port;
    std::shared_ptr<Wakeup> m_wakeup;
    std::atomic<bool> m_closed = false;
    std::vector<std::unique_ptr<ForwardedConnection>> m_connections;
};

} // namespace pikestaff::remote::ssh
