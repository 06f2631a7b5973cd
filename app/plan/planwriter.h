// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "plan/plan.h"

#include <QJsonArray>
#include <QString>

namespace pikestaff::plan {

/// The array of `plan --format json` in execution order.
[[nodiscard]] QJsonArray toJson(const Plan &plan);

/// For people: chapter and section headings, then each step with its guide form and, where they
/// differ, its run form behind "> ". Names that wait for facts stand behind "? ".
[[nodiscard]] QString toText(const Plan &plan, base::Language language);

/// One action of a guide form as a person would type or read it: lines without a line end.
[[nodiscard]] QStringList actionLines(const guide::Action &action);

} // namespace pikestaff::plan
