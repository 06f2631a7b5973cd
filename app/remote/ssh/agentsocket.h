// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/patience.h"

#include <QString>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

namespace pikestaff::remote::ssh {

/// The connection to the user's key agent while libssh talks with it. libssh waits for the agent's
/// answers without a limit (the agent may be asking a person), so a second thread ends the
/// conversation when patience does.
class AgentSocket
{
public:
    /// Error: AuthenticationRefused (detail = why there is no agent).
    [[nodiscard]] static base::Result<std::unique_ptr<AgentSocket>> open(const QString &host,
                                                                         const Patience &patience);
    ~AgentSocket();
    AgentSocket(const AgentSocket &) = delete;
    AgentSocket &operator=(const AgentSocket &) = delete;
    AgentSocket(AgentSocket &&) = delete;
    AgentSocket &operator=(AgentSocket &&) = delete;

    /// For libssh, which closes it.
    [[nodiscard]] int takeDescriptor() { return m_given.release(); }

private:
    AgentSocket(FileDescriptor socket, FileDescriptor given, const Patience &patience);

    FileDescriptor m_socket; ///< the same socket as m_given
    FileDescriptor m_given;
    sigset_t m_signalsBefore{};
    std::jthread m_watch;
};

} // namespace pikestaff::remote::ssh
