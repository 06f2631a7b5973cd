// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/action.h"

namespace pikestaff::operations {

// Actions of a guide form, with their fields in the declared order (guide/action.h).

[[nodiscard]] guide::Action packageAction(const QStringList &names);
[[nodiscard]] guide::Action commandAction(const model::Content &command, const QString &as);
[[nodiscard]] guide::Action rootCommand(const model::Content &command);
[[nodiscard]] guide::Action sqlAction(const model::Content &sql);
[[nodiscard]] guide::Action iniAction(const QString &file, const QString &section,
                                      const QString &key, const model::Content &value);
[[nodiscard]] guide::Action iniRemoval(const QString &file, const QString &section,
                                       const QString &key);
[[nodiscard]] guide::Action fileAction(const QString &path, const QString &mode,
                                       const model::Content &content);
/// how: "replace", "absent" or "block"; an empty match is left out.
[[nodiscard]] guide::Action fileEditAction(const QString &file, const QString &match,
                                           const char *how, const model::Content &text);
[[nodiscard]] guide::Action serviceAction(const QString &action, const QStringList &names);
[[nodiscard]] guide::Action verifyAction(const model::Content &command,
                                         const model::Content &expect);

} // namespace pikestaff::operations
