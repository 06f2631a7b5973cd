// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/value.h"

#include <algorithm>

namespace pikestaff::guide {

Position placeOf(const Position &map, const KeyLines &lines, const QString &key)
{
    for (QString path = key; !path.isEmpty();) {
        if (const auto found = lines.find(path); found != lines.end()) {
            return {map.file, found->second};
        }
        const auto end = std::max(path.lastIndexOf(QLatin1Char('.')), //
                                  path.lastIndexOf(QLatin1Char('[')));
        path.truncate(std::max<qsizetype>(end, 0));
    }
    return map;
}

const Value *Value::find(const QString &key) const
{
    if (const Map *entries = map(); entries != nullptr) {
        for (const auto &[name, value] : *entries) {
            if (name == key) {
                return &value;
            }
        }
    }
    return nullptr;
}

} // namespace pikestaff::guide
