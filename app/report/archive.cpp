// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/archive.h"

#include "base/atomicfile.h"
#include "report/packer.h"

#include <QFile>

#include <cstdio>

namespace pikestaff::report {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Status;

namespace {

Status pack(Packer &packer, const std::vector<ArchiveEntry> &entries)
{
    for (const ArchiveEntry &entry : entries) {
        QByteArray bytes = entry.bytes;
        if (!entry.source.isEmpty()) {
            auto read = base::readFile(entry.source);
            if (!read)
                return Failure(read.error());
            bytes = std::move(*read);
        }
        if (const Status added = packer.add(entry.path, bytes); !added)
            return added;
    }
    return packer.close();
}

} // namespace

bool isArchiveName(const QString &fileName)
{
    return fileName.endsWith(QLatin1String(".zip")) || fileName.endsWith(QLatin1String(".tar.gz"));
}

Status writeArchive(const QString &fileName, const std::vector<ArchiveEntry> &entries)
{
    if (!isArchiveName(fileName)) {
        return Failure(
            Error{ErrorCode::InvalidValue, fileName, QStringLiteral(".zip, .tar.gz"), nullptr});
    }
    const bool zip = fileName.endsWith(QLatin1String(".zip"));
    const QString part = fileName + QLatin1String(".part");
    Status packed;
    {
        const auto packer = Packer::open(part, zip ? Packer::Format::Zip : Packer::Format::TarGz);
        packed = packer ? pack(**packer, entries) : Failure(packer.error());
    }
    if (packed && std::rename(QFile::encodeName(part), QFile::encodeName(fileName)) != 0)
        packed = Failure(Error{ErrorCode::FileUnwritable, fileName, qt_error_string(), nullptr});
    if (!packed) {
        QFile::remove(part);
        Error error = packed.error();
        if (error.subject == part)
            error.subject = fileName;
        return Failure(std::move(error));
    }
    return {};
}

} // namespace pikestaff::report
