// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/textrole.h"

#include <QApplication>
#include <QLabel>
#include <QStyle>

namespace pikestaff::ui {

namespace {

struct RoleStyle
{
    const char *name;
    int pixels; ///< where the body has 14
    bool bold;
};

RoleStyle styleOf(TextRole role)
{
    switch (role) {
    case TextRole::Title:
        return {"title", 22, true};
    case TextRole::Summary:
        return {"dim", 14, false};
    case TextRole::Heading:
        return {"heading", 14, true};
    case TextRole::Body:
        break;
    case TextRole::Dim:
        return {"dim", 14, false};
    case TextRole::Small:
        return {"small", 12, false};
    case TextRole::SmallDim:
        return {"dim", 12, false};
    case TextRole::Code:
        return {"code", 13, false};
    case TextRole::TableHead:
        return {"dim", 12, true};
    }
    return {"body", 14, false};
}

constexpr int bodyPixels = 14;

} // namespace

QFont fontOf(TextRole role)
{
    const RoleStyle style = styleOf(role);
    QFont font = QApplication::font();
    const int body = font.pixelSize() > 0 ? font.pixelSize() : bodyPixels;
    font.setPixelSize(style.pixels * body / bodyPixels);
    font.setWeight(style.bold ? QFont::DemiBold : QFont::Normal);
    if (role == TextRole::Code) {
        font.setFamilies({QStringLiteral("Noto Sans Mono"), QStringLiteral("Noto Sans Mono CJK KR"),
                          QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
        font.setFixedPitch(true);
        font.setStyleHint(QFont::Monospace);
    }
    return font;
}

void setTextRole(QWidget *widget, TextRole role)
{
    widget->setFont(fontOf(role));
    widget->setProperty("textRole", QString::fromLatin1(styleOf(role).name));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && role == TextRole::Summary)
        label->setWordWrap(true);
}

} // namespace pikestaff::ui
