// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace pikestaff::guide {

/// Where something stands in a guide.
struct Position
{
    QString file;           ///< below the root of the guides: "zed-debian12/nova.yaml"
    int line = 0;           ///< from 1
    bool wholeFile = false; ///< of a text: it is this file's content (include_text), from line 1
    [[nodiscard]] QString toText() const { return file + QLatin1Char(':') + QString::number(line); }
};

/// Lines of the keys of a map: "when", "why.ko" (a key in the map of a key), "needs[0]".
using KeyLines = std::map<QString, int>;

/// The place of a key; what has no line of its own has that of the key around it, then of `map`.
[[nodiscard]] Position placeOf(const Position &map, const KeyLines &lines, const QString &key);

/// Arguments of a step: text, list or map in the order of the file. In a guide the text may hold
/// templates ("${controller.address}"); bind() turns them into sealed content.
class Value
{
public:
    using List = std::vector<Value>;
    using Map = std::vector<std::pair<QString, Value>>;

    Value() = default;
    Value(model::Content text, Position at)
        : m_data(std::move(text))
        , m_position(std::move(at))
    {
    }
    Value(List list, Position at)
        : m_data(std::move(list))
        , m_position(std::move(at))
    {
    }
    Value(Map map, Position at)
        : m_data(std::move(map))
        , m_position(std::move(at))
    {
    }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    [[nodiscard]] const model::Content *text() const
    {
        return std::get_if<model::Content>(&m_data);
    }
    [[nodiscard]] const List *list() const { return std::get_if<List>(&m_data); }
    [[nodiscard]] const Map *map() const { return std::get_if<Map>(&m_data); }
    [[nodiscard]] const Value *find(const QString &key) const; ///< of a map; nullptr: not there
    [[nodiscard]] const Position &position() const { return m_position; }

private:
    std::variant<std::monostate, model::Content, List, Map> m_data;
    Position m_position;
};

} // namespace pikestaff::guide
