// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/filedescriptor.h"
#include "remote/ssh/nameresolver.h"
#include "remote/ssh/patience.h"

#include <QString>

#include <vector>

namespace pikestaff::remote::ssh {

/// A connected, non-blocking socket that notices within 30 s when its peer is gone. Addresses are
/// tried in turn, each gets an equal share of the time that is left. Errors: ConnectionRefused,
/// HostUnreachable, ConnectTimeout, ConnectionLost, Cancelled.
[[nodiscard]] base::Result<FileDescriptor> connectTcp(const QString &host,
                                                      const std::vector<SocketAddress> &addresses,
                                                      const Patience &patience);

} // namespace pikestaff::remote::ssh
