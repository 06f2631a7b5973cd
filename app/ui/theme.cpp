// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/theme.h"

#include "ui/stylesheet.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

namespace pikestaff::ui {

namespace {

constexpr int bodyPixels = 14;
constexpr char darkDesktop[] = "pikestaffDarkDesktop";

const Colors light{.background = QColor(0xf5f6f8),
                   .panel = QColor(0xffffff),
                   .line = QColor(0xdfe3e8),
                   .ink = QColor(0x1b2330),
                   .dim = QColor(0x5b6675),
                   .accent = QColor(0x2457d6),
                   .accentSoft = QColor(0xe8eefc),
                   .onAccent = QColor(0xffffff),
                   .good = QColor(0x17794a),
                   .goodSoft = QColor(0xe4f4ec),
                   .warning = QColor(0x8f5300),
                   .warningSoft = QColor(0xfdf1dd),
                   .error = QColor(0xb4232f),
                   .errorSoft = QColor(0xfdeaec),
                   .code = QColor(0xf2f4f7),
                   .terminal = QColor(0x10151d),
                   .terminalInk = QColor(0xd5dce6),
                   .terminalDim = QColor(0x8792a2),
                   .terminalGood = QColor(0x7fd6a4),
                   .terminalWarning = QColor(0xf0c27a),
                   .terminalError = QColor(0xff9aa2)};

const Colors dark{.background = QColor(0x14181f),
                  .panel = QColor(0x1b212a),
                  .line = QColor(0x2d3541),
                  .ink = QColor(0xe6eaf0),
                  .dim = QColor(0x9aa6b5),
                  .accent = QColor(0x7aa2ff),
                  .accentSoft = QColor(0x22304f),
                  .onAccent = QColor(0x10151d),
                  .good = QColor(0x5ccf93),
                  .goodSoft = QColor(0x17352a),
                  .warning = QColor(0xf0b35a),
                  .warningSoft = QColor(0x3a2c14),
                  .error = QColor(0xff8b95),
                  .errorSoft = QColor(0x40202a),
                  .code = QColor(0x222a35),
                  .terminal = QColor(0x0c1016),
                  .terminalInk = QColor(0xd5dce6),
                  .terminalDim = QColor(0x8792a2),
                  .terminalGood = QColor(0x7fd6a4),
                  .terminalWarning = QColor(0xf0c27a),
                  .terminalError = QColor(0xff9aa2)};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.background);
    palette.setColor(QPalette::WindowText, colors.ink);
    palette.setColor(QPalette::Base, colors.panel);
    palette.setColor(QPalette::AlternateBase, colors.background);
    palette.setColor(QPalette::Text, colors.ink);
    palette.setColor(QPalette::PlaceholderText, colors.dim);
    palette.setColor(QPalette::Button, colors.panel);
    palette.setColor(QPalette::ButtonText, colors.ink);
    palette.setColor(QPalette::BrightText, colors.error);
    palette.setColor(QPalette::ToolTipBase, colors.panel);
    palette.setColor(QPalette::ToolTipText, colors.ink);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.panel);
    palette.setColor(QPalette::Midlight, colors.panel);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.dim);
    palette.setColor(QPalette::Shadow, colors.line);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.dim);
    return palette;
}

/// What the desktop wants, read once before its palette is replaced.
bool isDesktopDark(QApplication &application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    if (!application.property(darkDesktop).isValid()) {
        const QPalette desktop = QApplication::palette();
        application.setProperty(darkDesktop, desktop.color(QPalette::Window).lightness() <
                                                 desktop.color(QPalette::WindowText).lightness());
    }
    return application.property(darkDesktop).toBool();
}

QFont bodyFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK KR"),
                      QStringLiteral("Noto Sans KR"), QStringLiteral("sans-serif")});
    font.setPixelSize(bodyPixels);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

} // namespace

const Colors &colorsOf(ThemeKind kind) { return kind == ThemeKind::Dark ? dark : light; }

void applyTheme(QApplication &application, ThemeKind kind)
{
    const bool darkDesk = isDesktopDark(application);
    const bool useDark = kind == ThemeKind::Dark || (kind == ThemeKind::System && darkDesk);
    const Colors &colors = useDark ? dark : light;
    if (application.styleSheet().isEmpty()) // the first time
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(bodyFont());
    QApplication::setPalette(paletteOf(colors));
    application.setStyleSheet(styleSheetOf(colors));
}

const Colors &colorsOf(const QWidget &)
{
    const QColor window = QApplication::palette().color(QPalette::Window);
    return window.lightness() < 128 ? dark : light;
}

} // namespace pikestaff::ui
