// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/scheduler.h"

#include <algorithm>

namespace pikestaff::run {

Actions next(const plan::Plan &plan, const RunState &state, const Limits &limits)
{
    std::vector<StepState> steps;
    steps.reserve(plan.steps.size());
    for (const plan::StepInstance &instance : plan.steps)
        steps.push_back(state.step(instance.id));

    std::set<base::HostName> busy;
    for (size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].phase == StepPhase::Checking || steps[i].phase == StepPhase::Applying)
            busy.insert(plan.steps[i].id.host);
    }
    Actions actions;
    const bool anythingRuns = !busy.empty();
    for (size_t i = 0; !limits.stopping && i < steps.size(); ++i) {
        const base::HostName &host = plan.steps[i].id.host;
        if (steps[i].phase != StepPhase::Pending || busy.contains(host) ||
            !limits.ready.contains(host) || !plan.steps[i].unresolved.isEmpty())
            continue;
        const std::vector<size_t> &needs = plan.steps[i].needs;
        const bool satisfied = std::all_of(needs.begin(), needs.end(), [&steps](size_t need) {
            return steps[need].phase == StepPhase::Finished && isGood(steps[need].outcome);
        });
        if (!satisfied)
            continue;
        actions.start.push_back(i);
        busy.insert(host);
    }
    actions.finished = !anythingRuns && actions.start.empty();
    return actions;
}

} // namespace pikestaff::run
