// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshloop.h"

#include <poll.h>

namespace pikestaff::remote::ssh {

base::Status SshLoop::turn(const Deadline &until)
{
    // A write may have met the end of the connection already. libssh has closed the socket then,
    // and nothing would wake us.
    if (!m_session.isAlive()) {
        return base::Failure(m_session.lost());
    }
    std::vector<pollfd> waited{{m_session.descriptor(), m_session.pollEvents(), 0},
                               {m_wakeup.descriptor(), POLLIN, 0}};
    Deadline deadline = until.orEarlier(m_nextSign);
    for (const auto &forward : m_forwards) {
        forward->addTo(waited, m_session);
        deadline = deadline.orEarlier(forward->nextLook());
    }
    ::poll(waited.data(), waited.size(), m_hurry ? 0 : deadline.pollTimeout());

    if (waited[1].revents != 0) {
        m_wakeup.drain();
    }
    if (waited[0].revents != 0) {
        m_nextSign = Deadline::in(signInterval);
    } else if (m_nextSign.hasPassed()) {
        // An answer is not waited for (libssh would block). What the peer does not acknowledge ends
        // the connection by TCP_USER_TIMEOUT.
        ssh_send_ignore(m_session.handle(), "pikestaff");
        m_nextSign = Deadline::in(signInterval);
    }
    m_session.process();
    serveForwards();
    if (!m_session.isAlive()) {
        return base::Failure(m_session.lost());
    }
    return {};
}

void SshLoop::serveForwards()
{
    m_hurry = false;
    for (const auto &forward : m_forwards) {
        m_hurry = forward->serve(m_session) || m_hurry;
    }
    std::erase_if(m_forwards, [](const auto &forward) { return forward->isClosed(); });
}

} // namespace pikestaff::remote::ssh
