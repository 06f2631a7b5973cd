// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"

#include <QString>

#include <map>

namespace pikestaff::report {

/// The report's own words, from resources/report/words.yaml: both languages of each.
class Words
{
public:
    Words();
    /// An unknown word shows its own id, which a test would find.
    [[nodiscard]] QString in(base::Language language, const QString &id) const;
    [[nodiscard]] const std::map<QString, base::LocalText> &all() const { return m_words; }

private:
    std::map<QString, base::LocalText> m_words;
};

} // namespace pikestaff::report
