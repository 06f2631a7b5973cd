// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

QString shownAnswer(const QString &output)
{
    constexpr qsizetype mostLines = 6;
    constexpr qsizetype mostCharacters = 400;
    QStringList lines;
    for (const QString &line : output.split(QLatin1Char('\n'))) {
        const QString text = line.simplified();
        if (!text.isEmpty()) {
            lines.append(text);
        }
    }
    return lines.mid(qMax(qsizetype(0), lines.size() - mostLines))
        .join(QLatin1String(" / "))
        .right(mostCharacters);
}

QSet<base::SecretId> secretsOf(const Operation &operation)
{
    QSet<base::SecretId> secrets = operation.probe().secrets();
    secrets.unite(operation.runForm().secrets());
    if (const auto visit = operation.visit()) {
        secrets.unite(visit->password.secrets());
    }
    return secrets;
}

} // namespace pikestaff::operations
