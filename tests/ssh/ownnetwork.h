// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>

#include <functional>

namespace pikestaff::tests {

/// Runs a test in a thread that has a network of its own (loopback only, up, no routes) and its own
/// /etc/resolv.conf, which names 127.0.0.1. What it starts lives there too. Needs root. Gives what
/// could not be set up; empty: it ran.
[[nodiscard]] QByteArray inOwnNetwork(const QByteArray &resolvConfPath,
                                      const std::function<void()> &test);

/// Takes the network's only interface down or up: what is sent is lost without an answer.
void setLoopback(bool up);

} // namespace pikestaff::tests
