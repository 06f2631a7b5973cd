// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/value.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace pikestaff::guide {

/// What a NAME of a template stands for.
struct Binding
{
    enum class Kind { Known, Unresolved, Unknown };
    Kind kind = Kind::Unknown; ///< Unresolved: only facts can tell; Unknown: an error of the guide
    model::Content content;    ///< of Unresolved: what it most likely is, or nothing
};

using Binder = std::function<Binding(const QString &name)>;

/// "${NAME}", "${NAME|url}" (percent-encoded) or "${NAME|shell}" (one quoted word of POSIX sh);
/// "$${" is a literal "${". Unresolved names stay as
/// ${NAME}, or as what they most likely are, and are added to `unresolved`. Errors: SyntaxError,
/// InvalidValue (subject = where).
[[nodiscard]] base::Result<model::Content> bindText(const QString &text, const QString &where,
                                                    const Binder &binder, QStringList &unresolved);

/// The same for every text in a value; map keys are bound as well (InvalidValue: with a secret). A
/// value is bound once: what was bound may hold a literal "${".
[[nodiscard]] base::Result<Value> bindValue(const Value &value, const Binder &binder,
                                            QStringList &unresolved);

/// Names a text uses. Errors: SyntaxError, InvalidValue (an unknown filter).
[[nodiscard]] base::Result<QStringList> templateNames(const QString &text, const QString &where);

/// Why a template may not use this name; empty: it may.
using NameFault = std::function<QString(const QString &name)>;

/// Everything that is wrong with the templates in a value, as exact as the places of its texts.
[[nodiscard]] std::vector<base::Error> templateFaults(const Value &value,
                                                      const NameFault &nameFault);

} // namespace pikestaff::guide
