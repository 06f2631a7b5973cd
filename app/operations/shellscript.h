// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <utility>

namespace pikestaff::operations {

/// One single-quoted word, whatever bytes it holds.
[[nodiscard]] model::Content quoted(const model::Content &text);

/// The words of a command, quoted where it is needed.
[[nodiscard]] QString quotedWords(const QStringList &words);

/// Holes of a script text: @NAME@.
using Holes = std::initializer_list<std::pair<const char *, model::Content>>;

/// A script text with its holes filled. A text without such a hole stays as it is.
[[nodiscard]] model::Content filled(const char *script, Holes holes);

/// `fail TEXT`: says it and ends with 1. The last line of a script's output is its reason. Sets
/// $state (lasting) and $runtime (memory), our folders on the host, which need not exist yet.
[[nodiscard]] QString preamble();

/// What a program said last, for a reason: one line, at most 300 characters.
[[nodiscard]] QString lastLine(const QByteArray &text);

} // namespace pikestaff::operations
