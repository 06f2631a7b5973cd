// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/statefolder.h"

#include <QDir>
#include <QFile>

namespace pikestaff::base {

QString stateFolder()
{
    const QString given = QFile::decodeName(qgetenv("XDG_STATE_HOME"));
    // The standard says that a relative path is to be ignored.
    const QString root =
        QDir::isAbsolutePath(given) ? given : QDir::homePath() + QLatin1String("/.local/state");
    return QDir::cleanPath(root + QLatin1String("/pikestaff"));
}

} // namespace pikestaff::base
