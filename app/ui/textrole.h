// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QFont>

class QWidget;

namespace pikestaff::ui {

enum class TextRole { Title, Summary, Heading, Body, Dim, Small, SmallDim, Code, TableHead };

/// Font and colour of a label, button or field, by what it is.
void setTextRole(QWidget *widget, TextRole role);

/// For delegates and views that draw text themselves.
[[nodiscard]] QFont fontOf(TextRole role);

} // namespace pikestaff::ui
