// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pikestaff::report {

/// A file in an archive: bytes, or what a file of this computer holds now.
struct ArchiveEntry
{
    QString path; ///< in the archive, ASCII (a zip of KArchive names no encoding)
    QByteArray bytes;
    QString source{}; ///< where not empty, taken instead of bytes
};

[[nodiscard]] bool isArchiveName(const QString &fileName); ///< .zip or .tar.gz

/// Writes FILE.zip or FILE.tar.gz; a reader sees the whole file or none. By KArchive where it was
/// found for this Qt, else by libarchive. Errors: InvalidValue (the name), FileUnreadable (an
/// entry's source), FileUnwritable, DiskFull.
[[nodiscard]] base::Status writeArchive(const QString &fileName,
                                        const std::vector<ArchiveEntry> &entries);

} // namespace pikestaff::report
