// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace pikestaff::base {

/// Writes beside the file, syncs, renames: a reader sees the old or the new content, never half.
/// Mode is set before the first byte. Errors: DiskFull, FileUnwritable (subject = path).
[[nodiscard]] Status writeFileAtomically(const QString &path, const QByteArray &content,
                                         unsigned mode = 0644);

/// Errors: FileMissing, FileUnreadable (subject = path).
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

/// mkdir -p with this mode for the last folder.
[[nodiscard]] Status makeFolder(const QString &path, unsigned mode = 0755);

/// One program per folder. Held by an open file description lock, so that a killed program leaves
/// none behind; the file tells who holds it.
class FolderLock
{
public:
    /// Errors: ProjectLocked (detail = "user@host, pid 123, since 2018-01-11T09:00:00Z").
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> take(const QString &folder);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;
    FolderLock(FolderLock &&) = delete;
    FolderLock &operator=(FolderLock &&) = delete;

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace pikestaff::base
