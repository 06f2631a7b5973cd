// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/pill.h"

#include "ui/textrole.h"

#include <QStyle>

namespace pikestaff::ui {

namespace {

QString nameOf(Pill::Kind kind)
{
    switch (kind) {
    case Pill::Kind::Neutral:
        break;
    case Pill::Kind::Good:
        return QStringLiteral("good");
    case Pill::Kind::Warning:
        return QStringLiteral("warning");
    case Pill::Kind::Error:
        return QStringLiteral("error");
    case Pill::Kind::Accent:
        return QStringLiteral("accent");
    }
    return QStringLiteral("neutral");
}

} // namespace

Pill::Pill(QWidget *parent)
    : QLabel(parent)
{
    setTextRole(this, TextRole::Small);
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(Kind::Neutral);
}

Pill::Pill(Kind kind, const QString &text, QWidget *parent)
    : Pill(parent)
{
    setText(text);
    setKind(kind);
}

void Pill::setKind(Kind kind)
{
    m_kind = kind;
    setProperty("pillKind", nameOf(kind));
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace pikestaff::ui
