// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/guide.h"
#include "model/answers.h"
#include "model/facts.h"
#include "model/inventory.h"
#include "plan/plan.h"

#include <optional>

namespace pikestaff::plan {

/// Part of a guide. Nothing set: all of it.
struct Scope
{
    QString only;    ///< chapter or section id
    QString through; ///< chapter or section id: everything up to its end
    friend bool operator==(const Scope &, const Scope &) = default;
};

struct PlanInput
{
    const guide::Guide &guide;
    const model::Inventory &inventory;
    const model::Answers &answers;
    const model::FactsByHost &facts; ///< may lack hosts: then some names stay unresolved
};

/// Pure. Guide order on each host; between hosts only what `needs` says.
/// Errors: UnknownChapter, CyclicNeeds, and those of templates and operations (file:line).
[[nodiscard]] base::Result<Plan> makePlan(const PlanInput &input, const Scope &scope = {});

} // namespace pikestaff::plan
