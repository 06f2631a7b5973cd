// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/content.h"
#include "operations/operation.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pikestaff::operations {

/// A file of a host as a probe saw it.
struct FileState
{
    enum class Kind { Missing, File, Other, Large };

    Kind kind = Kind::Missing;
    QString path;              ///< with symbolic links followed
    bool originalKept = false; ///< the host keeps it as it was before our first change
    QString mode;              ///< "640"
    QString owner;             ///< "root"
    QString group;
    QByteArray bytes; ///< may hold secrets
    QString extra;    ///< what a verb's own part of the probe printed before the file

    [[nodiscard]] QString text() const { return QString::fromUtf8(bytes); }
};

/// A script that prints the file; `first` is run before, its output is FileState::extra.
[[nodiscard]] model::Content fileProbe(const QString &path, const model::Content &first = {});

/// Error: RemoteCommandFailed (the probe did not end well).
[[nodiscard]] base::Result<FileState> readFileProbe(const QString &path, const ProbeResult &probe);

/// Why this file cannot be edited as text: a folder, binary, too large. nullopt: it can.
[[nodiscard]] std::optional<QString> whyNotText(const FileState &file);

/// Owner, group and mode of a file.
struct FileAccess
{
    QString mode = QStringLiteral("0644");
    QString owner = QStringLiteral("root");
    QString group = QStringLiteral("root");

    [[nodiscard]] bool isThatOf(const FileState &file) const;
};

struct FileChange
{
    FileState before;
    model::Content text;    ///< the whole new content
    FileAccess access;      ///< of a file that is made
    bool setAccess = false; ///< and of one that is there
    model::Content after;   ///< script text, run when the file is written
};

/// The decision that makes this change: atomically, only if the file is still as it was seen, with
/// the original kept on the host.
[[nodiscard]] Decision changeOf(const FileChange &change, const QString &reason);

[[nodiscard]] Decision satisfied();
[[nodiscard]] Decision failure(const QString &reason);

} // namespace pikestaff::operations
