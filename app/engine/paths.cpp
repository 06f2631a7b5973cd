// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/paths.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pikestaff::engine {

QString practiceLabProgram()
{
    const QString given = qEnvironmentVariable("PIKESTAFF_LAB_PROGRAM");
    if (!given.isEmpty())
        return given;
    const QString bin = QCoreApplication::applicationDirPath();
    const QString candidates[]{
        bin + QLatin1String("/../libexec/pikestaff/practice-lab/practice-lab"),
        bin + QLatin1String("/../../../packaging/practice-lab/practice-lab"),
    };
    for (const QString &candidate : candidates) {
        const QFileInfo file(candidate);
        if (file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

QString guidesRoot()
{
    const QString given = qEnvironmentVariable("PIKESTAFF_GUIDES");
    return given.isEmpty() ? QStringLiteral(":/guides") : given;
}

} // namespace pikestaff::engine
