// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

class QPushButton;
class QString;
class QWidget;

namespace pikestaff::ui {

enum class ButtonKind { Primary, Normal, Quiet, Link };

/// A push button that the theme draws as its kind. Owned by `parent` or the layout that takes it.
[[nodiscard]] QPushButton *makeButton(ButtonKind kind, QWidget *parent = nullptr);
/// Makes an existing button one of this kind.
void setButtonKind(QPushButton &button, ButtonKind kind);

} // namespace pikestaff::ui
