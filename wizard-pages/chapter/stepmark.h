// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/runprogress.h"
#include "ui/page.h"

namespace pikestaff::pages {

[[nodiscard]] inline ui::Mark markOf(engine::StepStatus status)
{
    switch (status) {
    case engine::StepStatus::Pending:
        return ui::Mark::None;
    case engine::StepStatus::Running:
        return ui::Mark::Running;
    case engine::StepStatus::Done:
        return ui::Mark::Done;
    case engine::StepStatus::Interrupted:
    case engine::StepStatus::Stopped:
    case engine::StepStatus::Warned:
    case engine::StepStatus::Skipped:
        return ui::Mark::Warning;
    case engine::StepStatus::Outdated:
        return ui::Mark::Outdated;
    case engine::StepStatus::Failed:
    case engine::StepStatus::Unreachable:
        return ui::Mark::Failed;
    }
    return ui::Mark::None;
}

/// Where the mark alone leaves open what it means, its word is written beside it.
[[nodiscard]] inline bool needsWord(engine::StepStatus status)
{
    return status != engine::StepStatus::Pending && status != engine::StepStatus::Running &&
           status != engine::StepStatus::Done;
}

} // namespace pikestaff::pages
