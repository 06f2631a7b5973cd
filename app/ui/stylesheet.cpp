// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/stylesheet.h"

#include "ui/theme.h"

#include <QFile>

namespace pikestaff::ui {

namespace {

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto blend = [share](int a, int b) {
        return static_cast<int>(std::lround(a * (1 - share) + b * share));
    };
    return {blend(one.red(), other.red()), blend(one.green(), other.green()),
            blend(one.blue(), other.blue())};
}

} // namespace

QString styleSheetOf(const Colors &colors)
{
    QFile file(QStringLiteral(":/style/window.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> values[]{
        {"background", colors.background},
        {"panel", colors.panel},
        {"line", colors.line},
        {"ink", colors.ink},
        {"dim", colors.dim},
        {"accent", colors.accent},
        {"accentSoft", colors.accentSoft},
        {"onAccent", colors.onAccent},
        {"good", colors.good},
        {"goodSoft", colors.goodSoft},
        {"warning", colors.warning},
        {"warningSoft", colors.warningSoft},
        {"error", colors.error},
        {"errorSoft", colors.errorSoft},
        {"code", colors.code},
        {"terminal", colors.terminal},
        {"terminalInk", colors.terminalInk},
        {"hover", mixed(colors.panel, colors.ink, 0.05)},
        {"pressed", mixed(colors.panel, colors.ink, 0.10)},
        {"field", mixed(colors.line, colors.dim, 0.35)},
        {"accentHover", mixed(colors.accent, colors.ink, 0.14)},
        {"handle", mixed(colors.line, colors.dim, 0.45)},
        {"faint", mixed(colors.panel, colors.dim, 0.55)},
    };
    for (const auto &[name, color] : values)
        sheet.replace(QStringLiteral("@{%1}").arg(QLatin1String(name)), color.name());
    sheet.replace(QLatin1String("@{icons}"), colors.background.lightness() < 128
                                                 ? QLatin1String("dark")
                                                 : QLatin1String("light"));
    return sheet;
}

} // namespace pikestaff::ui
