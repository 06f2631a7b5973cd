// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

namespace pikestaff::ui {

struct Colors;

/// resources/style/window.qss with these colours: `@{ink}` is the colour of that name, `@{icons}`
/// "light" or "dark".
[[nodiscard]] QString styleSheetOf(const Colors &colors);

} // namespace pikestaff::ui
