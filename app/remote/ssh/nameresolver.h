// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/patience.h"

#include <QString>

#include <sys/socket.h>

#include <vector>

namespace pikestaff::remote::ssh {

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t length = 0;
};

/// Addresses of a name, in the order they are to be tried. getaddrinfo() can neither be given a
/// time limit nor be stopped, so it runs in a thread that is left behind when patience ends.
/// Errors: NameNotResolved, ConnectTimeout, Cancelled.
[[nodiscard]] base::Result<std::vector<SocketAddress>>
resolveName(const QString &host, const QString &name, quint16 port, const Patience &patience);

} // namespace pikestaff::remote::ssh
