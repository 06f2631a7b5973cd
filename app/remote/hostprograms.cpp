// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/hostprograms.h"

#include <QDir>
#include <QFile>

namespace pikestaff::remote {

QStringList hostProgramNames()
{
    return QDir(QStringLiteral(":/remote")).entryList(QDir::Files, QDir::Name);
}

base::Result<QByteArray> hostProgram(const QString &name)
{
    QFile file(QStringLiteral(":/remote/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Failure({base::ErrorCode::FileMissing, name,
                              QStringLiteral("this program was built without it"), nullptr});
    }
    return file.readAll();
}

} // namespace pikestaff::remote
