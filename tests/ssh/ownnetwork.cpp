// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ssh/ownnetwork.h"

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

namespace pikestaff::tests {

namespace {

QByteArray enter(const QByteArray &resolvConfPath)
{
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) {
        return QByteArray("unshare: ") + std::strerror(errno);
    }
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount(resolvConfPath.constData(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) != 0) {
        return QByteArray("mount: ") + std::strerror(errno);
    }
    setLoopback(true);
    return {};
}

} // namespace

void setLoopback(bool up)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    ::ioctl(socket, SIOCGIFFLAGS, &request);
    const int flag = IFF_UP;
    const int flags = up ? request.ifr_flags | flag : request.ifr_flags & ~flag;
    request.ifr_flags = static_cast<short>(flags);
    ::ioctl(socket, SIOCSIFFLAGS, &request);
    ::close(socket);
}

QByteArray inOwnNetwork(const QByteArray &resolvConfPath, const std::function<void()> &test)
{
    QByteArray error;
    std::thread([&] {
        error = enter(resolvConfPath);
        if (error.isEmpty()) {
            test();
        }
    }).join();
    return error;
}

} // namespace pikestaff::tests
