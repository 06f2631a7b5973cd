// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>

namespace pikestaff::operations {

/// `sql`, to stand after preamble(): runs the statements of its standard input as MariaDB's root
/// by the socket, prints rows as tab separated lines, stops at the first fault. `sql --vertical`
/// prints "column: value" lines.
[[nodiscard]] QString sqlFunction();

/// A call of `sql` with these statements, none of which stands in an argument list. Values in them
/// are SqlQuoted, so that no line of a value can end them.
[[nodiscard]] model::Content sqlCall(const model::Content &statements, const QString &options = {});

/// A string literal.
[[nodiscard]] model::Content sqlQuoted(const model::Content &text);

/// An account: 'user'@'host'.
[[nodiscard]] QString sqlAccount(const QString &user, const QString &host);

} // namespace pikestaff::operations
