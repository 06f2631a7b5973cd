// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "plan/plan.h"
#include "run/runstate.h"

#include <set>
#include <vector>

namespace pikestaff::run {

/// What is going on besides the state.
struct Limits
{
    bool stopping = false;          ///< nothing new is started
    std::set<base::HostName> ready; ///< connected hosts
};

struct Actions
{
    std::vector<size_t> start; ///< indices into the plan, at most one for each host
    bool finished = false;     ///< nothing runs and nothing can be started any more
};

/// Pure. A step starts when everything that it needs has ended well, its host is ready and does
/// nothing else, and nothing in it is unresolved. A failed step holds back only what needs it.
[[nodiscard]] Actions next(const plan::Plan &plan, const RunState &state, const Limits &limits);

} // namespace pikestaff::run
