// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pikestaff::test {

/// Where a guide differs from the facts on purpose (exceptions.yaml beside it). With `fact` and
/// `action`: told otherwise. `fact` alone: left out. `action` alone: added. `moved: yes`: it stands
/// at another place of the section than in the facts.
struct FactException
{
    QString section;
    QString fact;
    QString action;
    bool moved = false;
    QString reason;
    QString where; ///< file:line
    bool used = false;
};

class FactExceptions
{
public:
    /// Errors: those of the YAML reader, MissingKey without fact and action.
    [[nodiscard]] static base::Result<FactExceptions> read(const QByteArray &yaml);

    /// What differs, one line each, in a section on one host; nothing: all is as it should be.
    [[nodiscard]] QStringList compare(const QString &section, const QStringList &facts,
                                      const QStringList &actions);

    /// Places of exceptions that were never needed.
    [[nodiscard]] QStringList unused() const;

private:
    std::vector<FactException> m_exceptions;
};

} // namespace pikestaff::test
