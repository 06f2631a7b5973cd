// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace pikestaff::guide {

/// One thing that the guide tells a person to type: the guide form of a step. Fields by kind, in
/// this order (the shapes of `plan --format json`):
///   Package   names
///   Command   command, as (root|admin|demo)
///   Sql       sql
///   Ini       file, section, key, value          IniRemove  file, section, key
///   File      path, mode, content
///   FileEdit  file, match, then one of replace | absent ("true") | block
///   Service   action; names
///   Verify    verify, expect
struct Action
{
    enum class Kind { Package, Command, Sql, Ini, IniRemove, File, FileEdit, Service, Verify };

    Kind kind = Kind::Command;
    QStringList names;
    std::vector<std::pair<QString, model::Content>> fields;

    friend bool operator==(const Action &, const Action &) = default;
};

[[nodiscard]] QLatin1String actionKindName(Action::Kind kind); ///< "ini_remove"

} // namespace pikestaff::guide
