// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/value.h"

#include <QStringList>

#include <functional>

namespace pikestaff::guide {

/// What a NAME of a template stands for.
struct Binding
{
    enum class Kind { Known, Unresolved, Unknown };
    Kind kind = Kind::Unknown; ///< Unresolved: only facts can tell; Unknown: an error of the guide
    model::Content content;
};

using Binder = std::function<Binding(const QString &name)>;

/// "${NAME}" or "${NAME|url}" (percent-encoded); "$${" is a literal "${". Unresolved names stay as
/// ${NAME} and are added to `unresolved`. Errors: SyntaxError, InvalidValue (subject = where).
[[nodiscard]] base::Result<model::Content> bindText(const QString &text, const QString &where,
                                                    const Binder &binder, QStringList &unresolved);

/// The same for every text in a value; map keys are bound as well.
[[nodiscard]] base::Result<Value> bindValue(const Value &value, const Binder &binder,
                                            QStringList &unresolved);

/// Names a text uses, for the checker. Error: SyntaxError.
[[nodiscard]] base::Result<QStringList> templateNames(const QString &text, const QString &where);

} // namespace pikestaff::guide
