// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

/// Errors: UnknownOperation, MissingKey, UnknownKey, InvalidValue (subject = file:line of the
/// argument).
[[nodiscard]] base::Result<OperationPtr> makeOperation(const QString &verb,
                                                       const guide::Value &arguments);

[[nodiscard]] QStringList operationVerbs();

/// A guide form written in a guide: a list of {package: [...]}, {ini: {...}}, ... Error:
/// InvalidValue.
[[nodiscard]] base::Result<std::vector<guide::Action>> parseGuideForm(const guide::Value &list);

} // namespace pikestaff::operations
