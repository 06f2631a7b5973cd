// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/portforward.h"

#include "remote/ssh/ssherror.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

constexpr size_t mostConnections = 64; ///< more wait in the listen queue

Failure noPort() { return Failure(Error{ErrorCode::Internal, {}, systemErrorText(errno), {}}); }

} // namespace

base::Result<std::shared_ptr<PortForward>> PortForward::listen(const QString &address, quint16 port,
                                                               std::shared_ptr<Wakeup> wakeup)
{
    FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof local;
    auto *generic = reinterpret_cast<sockaddr *>(&local);
    if (!listener.isOpen() || ::bind(listener.get(), generic, size) != 0 ||
        ::listen(listener.get(), 64) != 0 || ::getsockname(listener.get(), generic, &size) != 0) {
        return noPort();
    }
    return std::make_shared<PortForward>(std::move(listener), ntohs(local.sin_port),
                                         address.toUtf8(), port, std::move(wakeup));
}

PortForward::PortForward(FileDescriptor listener, quint16 localPort, QByteArray address,
                         quint16 port, std::shared_ptr<Wakeup> wakeup)
    : m_listener(std::move(listener))
    , m_localPort(localPort)
    , m_address(std::move(address))
    , m_port(port)
    , m_wakeup(std::move(wakeup))
{
}

void PortForward::close()
{
    // The descriptor itself stays: the loop of another thread may be polling it.
    ::shutdown(m_listener.get(), SHUT_RDWR);
    m_closed = true;
    m_wakeup->notify();
}

void PortForward::addTo(std::vector<pollfd> &waited, const SshSession &session) const
{
    if (!m_closed && m_connections.size() < mostConnections) {
        waited.push_back({m_listener.get(), POLLIN, 0});
    }
    for (const auto &connection : m_connections) {
        if (const short events = connection->pollEvents(session); events != 0) {
            waited.push_back({connection->descriptor(), events, 0});
        }
    }
}

bool PortForward::serve(SshSession &session)
{
    if (m_closed || !session.isAlive()) {
        m_connections.clear();
        return false;
    }
    accept(session);
    bool more = false;
    for (const auto &connection : m_connections) {
        more = connection->serve() || more;
    }
    std::erase_if(m_connections, [](const auto &connection) { return connection->isFinished(); });
    return more;
}

Deadline PortForward::nextLook() const
{
    Deadline next = Deadline::never();
    for (const auto &connection : m_connections) {
        if (connection->hasWork()) {
            return Deadline::in(std::chrono::milliseconds(0));
        }
        if (connection->isOpening()) {
            // libssh does not call back when the host refuses a channel.
            next = next.orEarlier(Deadline::in(std::chrono::milliseconds(50)));
        }
    }
    return next;
}

void PortForward::accept(SshSession &session)
{
    while (m_connections.size() < mostConnections) {
        FileDescriptor local(
            ::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!local.isOpen()) {
            return;
        }
        m_connections.push_back(
            std::make_unique<ForwardedConnection>(session, std::move(local), m_address, m_port));
    }
}

} // namespace pikestaff::remote::ssh
