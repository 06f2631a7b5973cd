// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/labneeds.h"

#include <QFile>
#include <QStorageInfo>

namespace pikestaff::pages {

namespace {

/// The hosts of the lab lie below this folder.
QString labParent() { return QStringLiteral("/var/lib"); }

} // namespace

qint64 LabNeeds::availableMemory(const QByteArray &memInfo)
{
    const QByteArray key("MemAvailable:");
    for (const QByteArray &line : memInfo.split('\n')) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

LabNeeds LabNeeds::read()
{
    LabNeeds needs;
    QFile file(QStringLiteral("/proc/meminfo"));
    if (file.open(QIODevice::ReadOnly))
        needs.freeMemory = availableMemory(file.readAll());
    const QStorageInfo storage(labParent());
    if (storage.isValid())
        needs.freeDisk = storage.bytesAvailable();
    return needs;
}

} // namespace pikestaff::pages
