// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

namespace pikestaff::base {

enum class Language { English, Korean };

/// Text that comes with data (guides, reports) and therefore cannot be found by tr().
struct LocalText
{
    QString en;
    QString ko;

    [[nodiscard]] const QString &in(Language language) const
    {
        return language == Language::Korean ? ko : en;
    }
    [[nodiscard]] bool isEmpty() const { return en.isEmpty() && ko.isEmpty(); }
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

} // namespace pikestaff::base
