// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "plan/plan.h"

#include <QString>

#include <vector>

namespace pikestaff::pages {

/// What will be done on one host, as text. Lines that begin with + or - are changes, with a blank:
/// what surrounds them, others: headings. Secrets stand as ‹NAME›.
struct HostPlan
{
    base::HostName host;
    int steps = 0;
    QString changes;  ///< of files
    QString commands; ///< everything else, in order
};

/// Pure. In the order in which the hosts appear in the plan.
[[nodiscard]] std::vector<HostPlan> hostPlans(const plan::Plan &plan, base::Language language);

/// Pure. Seconds, by the weights: hosts work at the same time, each on one step, and a step waits
/// for those that it needs.
[[nodiscard]] qint64 expectedSeconds(const plan::Plan &plan);

/// Minutes between which it will take so many seconds. How fast hosts, disks and package sources
/// are is not known before, so the span is wide, and round.
struct MinuteSpan
{
    int least = 0;
    int most = 0;
};
[[nodiscard]] MinuteSpan spanOf(qint64 seconds);

} // namespace pikestaff::pages
