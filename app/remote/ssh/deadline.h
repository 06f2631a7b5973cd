// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace pikestaff::remote::ssh {

/// A point in time that does not jump with the clock of the day, or never.
class Deadline
{
public:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] static Deadline never() { return {}; }
    [[nodiscard]] static Deadline in(std::chrono::milliseconds span)
    {
        Deadline deadline;
        if (span < std::chrono::hours(24 * 365)) {
            deadline.m_at = Clock::now() + span;
        }
        return deadline;
    }

    [[nodiscard]] static Deadline at(Clock::time_point point)
    {
        Deadline deadline;
        deadline.m_at = point;
        return deadline;
    }

    [[nodiscard]] bool hasPassed() const { return m_at <= Clock::now(); }
    [[nodiscard]] Deadline orEarlier(const Deadline &other) const
    {
        return other.m_at < m_at ? other : *this;
    }
    [[nodiscard]] std::chrono::milliseconds left() const
    {
        if (m_at == Clock::time_point::max()) {
            return std::chrono::milliseconds::max();
        }
        // Rounded up, so that a poll of this length does not wake too early and spin.
        const auto span = std::chrono::ceil<std::chrono::milliseconds>(m_at - Clock::now());
        return std::max(span, std::chrono::milliseconds(0));
    }
    /// For poll(2): milliseconds, -1 for never.
    [[nodiscard]] int pollTimeout() const
    {
        const auto span = left();
        if (span == std::chrono::milliseconds::max()) {
            return -1;
        }
        return static_cast<int>(std::min<std::chrono::milliseconds::rep>(
            span.count(), std::numeric_limits<int>::max()));
    }

private:
    Clock::time_point m_at = Clock::time_point::max();
};

} // namespace pikestaff::remote::ssh
