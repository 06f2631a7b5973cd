// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "remote/ssh/deadline.h"
#include "remote/ssh/wakeup.h"

#include <QString>

#include <stop_token>
#include <utility>

namespace pikestaff::remote::ssh {

/// How long a call may wait, and what ends it earlier. The owner of stop notifies wakeup.
struct Patience
{
    Deadline deadline;
    std::stop_token stop;
    Wakeup &wakeup; // NOLINT: outlives every call that gets it

    /// Errors: Cancelled, ConnectTimeout (subject = host, detail = what was waited for).
    [[nodiscard]] base::Status check(const QString &host, const QString &what) const
    {
        if (stop.stop_requested()) {
            return base::Failure(base::Error{base::ErrorCode::Cancelled, host, {}, {}});
        }
        if (deadline.hasPassed()) {
            return base::Failure(base::Error{base::ErrorCode::ConnectTimeout, host, what, {}});
        }
        return {};
    }
    [[nodiscard]] Patience until(const Deadline &other) const
    {
        return {deadline.orEarlier(other), stop, wakeup};
    }
};

} // namespace pikestaff::remote::ssh
