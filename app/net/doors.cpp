// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/doors.h"

namespace pikestaff::net {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

Result<quint16> Doors::open(const QString &host, quint16 port)
{
    const Place place{host, port};
    std::unique_lock lock(m_mutex);
    if (!m_doors.contains(place)) {
        m_wanted = place;
        m_transport.wake();
    }
    m_opened.wait(lock, [&] { return m_shut || m_doors.contains(place); });
    if (m_shut)
        return Failure(Error{ErrorCode::Cancelled, host, {}, {}});
    const Door &door = m_doors.at(place);
    if (!door)
        return Failure(door.error());
    return (*door)->localPort();
}

void Doors::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_finished = true;
    }
    m_transport.wake();
}

Status Doors::serve(const std::stop_token &stop)
{
    Status served;
    for (bool finished = false; served && !finished;) {
        served = serveTurn(stop);
        const std::scoped_lock lock(m_mutex);
        finished = m_finished;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_shut = true;
        m_doors.clear();
    }
    m_opened.notify_all();
    return served;
}

Status Doors::serveTurn(const std::stop_token &stop)
{
    constexpr std::chrono::seconds glance{1}; // a wake between two turns is not lost for ever
    openWanted();
    return m_transport.serve(glance, stop);
}

void Doors::openWanted()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_wanted)
            return;
        m_doors.emplace(*m_wanted, m_transport.forward(m_wanted->first, m_wanted->second));
        m_wanted.reset();
    }
    m_opened.notify_all();
}

} // namespace pikestaff::net
