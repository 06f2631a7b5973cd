// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/plan.h"

#include <algorithm>

namespace pikestaff::plan {

const StepInstance *Plan::find(const InstanceId &id) const
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&id](const StepInstance &step) { return step.id == id; });
    return found == steps.end() ? nullptr : &*found;
}

} // namespace pikestaff::plan
