// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "guide/guide.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace pikestaff::guide {

/// Everything that is wrong with a loaded guide, in the order of its files, circles of needs last:
/// ids that are not unique, a missing language, a template or condition that names nothing known,
/// needs that name nothing or go round in a circle, a default that is no allowed answer, a chapter
/// or section with nothing in it. `operationFault` is asked for each step: nullopt = its verb,
/// arguments and guide form are good. Subjects are file:line.
using OperationFault = std::function<std::optional<base::Error>(const Step &)>;

[[nodiscard]] std::vector<base::Error> checkGuide(const Guide &guide,
                                                  const OperationFault &operationFault);

/// Names that templates and conditions may use besides answers and secrets (see plan/planner.h).
[[nodiscard]] const QStringList &builtinNames();

} // namespace pikestaff::guide
