// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "guide/guide.h"
#include "model/yamlnode.h"

namespace pikestaff::guide {

/// A chapter file. Errors: UnknownKey, MissingKey, InvalidValue, SyntaxError (of a condition);
/// subject = file:line.
[[nodiscard]] base::Result<Chapter> readChapter(const model::YamlNode &document);

} // namespace pikestaff::guide
