// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace pikestaff::base {

/// One word for a POSIX shell. Plain words ([A-Za-z0-9@%+=:,./_-]) stay as they are.
[[nodiscard]] QString shellQuote(const QString &word);

/// The escaped inside of a single-quoted POSIX shell word: ' becomes '\''.
[[nodiscard]] QByteArray shellEscapeInsideQuotes(QByteArrayView text);

} // namespace pikestaff::base
