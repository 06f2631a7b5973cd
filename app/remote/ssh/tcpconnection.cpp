// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/tcpconnection.h"

#include "remote/ssh/ssherror.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

#include <array>
#include <cerrno>

namespace pikestaff::remote::ssh {

using base::Failure;

namespace {

void setOption(int socket, int level, int option, int value)
{
    // An option that this kernel does not know costs speed of detection, not the connection.
    ::setsockopt(socket, level, option, &value, sizeof value);
}

void prepare(int socket)
{
    setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, 15);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, 5);
    setOption(socket, IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, 30'000);
}

/// 0, or the errno of connect(2).
base::Result<int> waitConnected(int socket, const QString &host, const Patience &patience)
{
    for (;;) {
        std::array<pollfd, 2> waited{pollfd{socket, POLLOUT, 0},
                                     pollfd{patience.wakeup.descriptor(), POLLIN, 0}};
        ::poll(waited.data(), waited.size(), patience.deadline.pollTimeout());
        if (waited[1].revents != 0) {
            patience.wakeup.drain();
        }
        if (waited[0].revents != 0) {
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
            return error;
        }
        if (auto status = patience.check(host, QStringLiteral("no answer to the TCP connection"));
            !status) {
            return Failure(status.error());
        }
    }
}

base::Result<FileDescriptor> connectOne(const QString &host, const SocketAddress &address,
                                        const Patience &patience)
{
    FileDescriptor socket(::socket(address.storage.ss_family,
                                   SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP));
    if (!socket.isOpen()) {
        return Failure(connectError(host, errno));
    }
    prepare(socket.get());
    const auto *generic = reinterpret_cast<const sockaddr *>(&address.storage);
    if (::connect(socket.get(), generic, address.length) == 0) {
        return socket;
    }
    if (errno != EINPROGRESS) {
        return Failure(connectError(host, errno));
    }
    auto error = waitConnected(socket.get(), host, patience);
    if (!error) {
        return Failure(error.error());
    }
    if (*error != 0) {
        return Failure(connectError(host, *error));
    }
    return socket;
}

} // namespace

base::Result<FileDescriptor> connectTcp(const QString &host,
                                        const std::vector<SocketAddress> &addresses,
                                        const Patience &patience)
{
    base::Result<FileDescriptor> last = Failure(connectError(host, EADDRNOTAVAIL));
    for (size_t i = 0; i < addresses.size(); ++i) {
        Deadline share = patience.deadline;
        if (const auto left = share.left(); left != std::chrono::milliseconds::max()) {
            share = Deadline::in(left / static_cast<int>(addresses.size() - i));
        }
        last = connectOne(host, addresses[i], patience.until(share));
        if (last || last.error().code == base::ErrorCode::Cancelled) {
            return last;
        }
    }
    return last;
}

} // namespace pikestaff::remote::ssh
