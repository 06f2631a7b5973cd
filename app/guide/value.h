// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <variant>
#include <vector>

namespace pikestaff::guide {

/// Where something stands in a guide.
struct Position
{
    QString file;
    int line = 0; ///< from 1
    [[nodiscard]] QString toText() const { return file + QLatin1Char(':') + QString::number(line); }
};

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
