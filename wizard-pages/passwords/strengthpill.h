// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/pill.h"
#include "wizard-pages/passwords/passwordsmodel.h"

namespace pikestaff::pages {

[[nodiscard]] inline ui::Pill::Kind kindOfStrength(const PasswordsModel &model, int row)
{
    if (!model.fault(row).isEmpty())
        return ui::Pill::Kind::Error;
    switch (model.strength(row)) {
    case engine::PasswordStrength::Missing:
        break;
    case engine::PasswordStrength::Short:
        return ui::Pill::Kind::Warning;
    case engine::PasswordStrength::Fair:
        return ui::Pill::Kind::Accent;
    case engine::PasswordStrength::Strong:
        return ui::Pill::Kind::Good;
    }
    return ui::Pill::Kind::Neutral;
}

} // namespace pikestaff::pages
