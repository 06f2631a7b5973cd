// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"
#include "model/answers.h"
#include "model/facts.h"
#include "model/inventory.h"
#include "model/secretstore.h"
#include "plan/planner.h"

namespace pikestaff::engine {

/// What a run works with: copies, so that the project may be changed while it is under way.
struct RunContext
{
    guide::Guide guide;
    model::Inventory inventory;
    model::Answers answers;
    model::SecretStore secrets;

    [[nodiscard]] base::Result<plan::Plan> plan(const plan::Scope &scope,
                                                const model::FactsByHost &facts) const;
    /// What would stop a run on its way is said before anything is changed. Errors: CheckBlocks,
    /// SecretMissing, and those of plan().
    [[nodiscard]] base::Result<plan::Plan> planForRun(const plan::Scope &scope,
                                                      const model::FactsByHost &facts) const;
};

[[nodiscard]] model::SecretStore copyOf(const model::SecretStore &secrets);

} // namespace pikestaff::engine
