// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"

#include <QString>

#include <map>
#include <optional>

namespace pikestaff::model {

/// What the user answered: text by id. Never holds a secret. What an answer may be stands in the
/// guide (AnswerSpec); what is not answered takes the guide's default.
class Answers
{
public:
    void set(const base::AnswerId &id, const QString &value) { m_values[id] = value; }
    void remove(const base::AnswerId &id) { m_values.erase(id); }
    [[nodiscard]] std::optional<QString> find(const base::AnswerId &id) const
    {
        const auto found = m_values.find(id);
        return found == m_values.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] const std::map<base::AnswerId, QString> &values() const { return m_values; }
    friend bool operator==(const Answers &, const Answers &) = default;

private:
    std::map<base::AnswerId, QString> m_values;
};

} // namespace pikestaff::model
