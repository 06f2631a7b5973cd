// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "guide/guide.h"

#include <functional>
#include <vector>

namespace pikestaff::guide {

/// Everything that is wrong with a loaded guide, in the order of its files: ids that are not
/// unique, a missing language, a template or condition that names nothing known, needs that name
/// nothing or go round in a circle. `operationFault` is asked for each step: nullopt = its verb and
/// arguments are good.
using OperationFault = std::function<std::optional<base::Error>(const Step &)>;

[[nodiscard]] std::vector<base::Error> checkGuide(const Guide &guide,
                                                  const OperationFault &operationFault);

/// Names that templates and conditions may use besides answers and secrets (see plan/planner.h).
[[nodiscard]] const QStringList &builtinNames();

} // namespace pikestaff::guide
