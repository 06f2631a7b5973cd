// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QColor>

class QApplication;
class QWidget;

namespace pikestaff::ui {

enum class ThemeKind { System, Light, Dark };

/// Every colour of the window. A soft colour is the background of what is drawn in its strong one.
struct Colors
{
    QColor background;
    QColor panel;
    QColor line;
    QColor ink;
    QColor dim;
    QColor accent;
    QColor accentSoft;
    QColor onAccent;
    QColor good;
    QColor goodSoft;
    QColor warning;
    QColor warningSoft;
    QColor error;
    QColor errorSoft;
    QColor code;
    QColor terminal;
    QColor terminalInk;
    QColor terminalDim;
    QColor terminalGood;
    QColor terminalWarning;
    QColor terminalError;
};

/// Fonts, palette and style sheet of the whole program. System follows the desktop.
void applyTheme(QApplication &application, ThemeKind kind);

/// The colours of Light or Dark (System: Light).
[[nodiscard]] const Colors &colorsOf(ThemeKind kind);
/// The colours of the theme that this widget is drawn in. Valid for ever.
[[nodiscard]] const Colors &colorsOf(const QWidget &widget);

} // namespace pikestaff::ui
