// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/action.h"

namespace pikestaff::guide {

QLatin1String actionKindName(Action::Kind kind)
{
    switch (kind) {
    case Action::Kind::Package:
        return QLatin1String("package");
    case Action::Kind::Command:
        return QLatin1String("command");
    case Action::Kind::Sql:
        return QLatin1String("sql");
    case Action::Kind::Ini:
        return QLatin1String("ini");
    case Action::Kind::IniRemove:
        return QLatin1String("ini_remove");
    case Action::Kind::File:
        return QLatin1String("file");
    case Action::Kind::FileEdit:
        return QLatin1String("file_edit");
    case Action::Kind::Service:
        return QLatin1String("service");
    case Action::Kind::Verify:
        return QLatin1String("verify");
    }
    return {};
}

} // namespace pikestaff::guide
