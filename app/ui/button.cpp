// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/button.h"

#include <QPushButton>
#include <QStyle>

namespace pikestaff::ui {

namespace {

QString nameOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Normal:
        break;
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::Link:
        return QStringLiteral("link");
    }
    return QStringLiteral("normal");
}

} // namespace

QPushButton *makeButton(ButtonKind kind, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setAutoDefault(false);
    setButtonKind(*button, kind);
    return button;
}

void setButtonKind(QPushButton &button, ButtonKind kind)
{
    button.setProperty("buttonKind", nameOf(kind));
    if (kind == ButtonKind::Link)
        button.setCursor(Qt::PointingHandCursor);
    button.style()->unpolish(&button);
    button.style()->polish(&button);
    button.update();
}

} // namespace pikestaff::ui
