// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/patience.h"
#include "remote/ssh/portforward.h"
#include "remote/ssh/sshsession.h"

#include <memory>
#include <vector>

namespace pikestaff::remote::ssh {

/// The event loop of a connection: one poll(2) over the session, the wakeup and everything that is
/// forwarded. Keeps the connection busy enough for its death to be noticed.
class SshLoop
{
public:
    SshLoop(SshSession &session, std::vector<std::shared_ptr<PortForward>> &forwards,
            Wakeup &wakeup)
        : m_session(session)
        , m_forwards(forwards)
        , m_wakeup(wakeup)
    {
    }

    /// Waits for something to happen, until the deadline at most, and handles it. Error:
    /// ConnectionLost.
    [[nodiscard]] base::Status turn(const Deadline &until);

    [[nodiscard]] SshSession &session() const { return m_session; }

private:
    void serveForwards();

    SshSession &m_session;
    std::vector<std::shared_ptr<PortForward>> &m_forwards;
    Wakeup &m_wakeup;
    Deadline m_nextSign = Deadline::in(signInterval);
    bool m_hurry = false; ///< a forward has more to do than one turn allows

    static constexpr std::chrono::seconds signInterval{15};
};

} // namespace pikestaff::remote::ssh
