// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/fieldmessage.h"

#include "ui/statemark.h"
#include "ui/textrole.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace pikestaff::ui {

namespace {

QString kindOf(Mark mark)
{
    switch (mark) {
    case Mark::Done:
        return QStringLiteral("good");
    case Mark::Warning:
    case Mark::Outdated:
        return QStringLiteral("warning");
    case Mark::Failed:
        return QStringLiteral("error");
    case Mark::None:
    case Mark::Running:
        break;
    }
    return QStringLiteral("dim");
}

} // namespace

FieldMessage::FieldMessage(QWidget *parent)
    : QWidget(parent)
    , m_mark(new StateMark(this))
    , m_label(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    setTextRole(m_label, TextRole::SmallDim);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    hide();
}

void FieldMessage::setMessage(Mark mark, const QString &sentence)
{
    const bool fresh = sentence != m_label->text() && !sentence.isEmpty();
    m_mark->setMark(mark);
    m_mark->setVisible(mark != Mark::None);
    m_label->setText(sentence);
    m_label->setProperty("textRole", kindOf(mark));
    m_label->style()->unpolish(m_label);
    m_label->style()->polish(m_label);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    if (fresh) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString FieldMessage::text() const { return m_label->text(); }

Mark FieldMessage::mark() const { return m_mark->mark(); }

} // namespace pikestaff::ui
