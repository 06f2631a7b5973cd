// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/guide.h"

#include <QString>
#include <QStringList>

namespace pikestaff::guide {

/// Reads guides from a folder (":/guides" of the program, or one on disk): ROOT/ID/guide.yaml names
/// the chapter files beside it; `include_text: FILE` puts a file's text in place of a text.
/// Errors: UnknownGuide, SyntaxError, UnknownKey, MissingKey, InvalidValue (subject = file:line).
[[nodiscard]] base::Result<Guide> loadGuide(const QString &root, const QString &id);

[[nodiscard]] QStringList guideIds(const QString &root);

} // namespace pikestaff::guide
