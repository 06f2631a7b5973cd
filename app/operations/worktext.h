// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"

#include <initializer_list>
#include <utility>

namespace pikestaff::operations {

/// Puts a guide's script text into a file of its own in memory, so that its faults of syntax, its
/// `exit` and its secrets stay there; to stand after preamble(). The file's name is then in
/// $NAME ("work"); it is removed when the script ends. $HOME is root's.
[[nodiscard]] model::Content
workFiles(std::initializer_list<std::pair<const char *, model::Content>> texts);

/// A command that runs the file in $NAME: it stops at the first command that fails, reads nothing,
/// and is ended after these seconds (0: never).
[[nodiscard]] model::Content runFile(const char *name, int timeout);

} // namespace pikestaff::operations
