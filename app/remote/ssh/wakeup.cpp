// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/wakeup.h"

#include <sys/eventfd.h>

#include <cstdint>

namespace pikestaff::remote::ssh {

Wakeup::Wakeup()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

void Wakeup::notify()
{
    const std::uint64_t one = 1;
    // Fails only when the counter is full, and then the poll ends anyway.
    [[maybe_unused]] const auto written = ::write(m_event.get(), &one, sizeof one);
}

void Wakeup::drain()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(m_event.get(), &count, sizeof count);
}

} // namespace pikestaff::remote::ssh
