// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace pikestaff::remote::ssh {

/// Scripts behind Transport::put and get. Pure.

/// Reads size bytes from standard input into a file beside path and renames it when all of them
/// have arrived and are on the disk. Mode and (of a file that is replaced) owner are set before the
/// first byte. A symbolic link is written through.
[[nodiscard]] QByteArray putScript(const QString &path, qsizetype size, unsigned mode);

[[nodiscard]] QByteArray getScript(const QString &path);

[[nodiscard]] bool saysFileMissing(QByteArrayView errors);

} // namespace pikestaff::remote::ssh
