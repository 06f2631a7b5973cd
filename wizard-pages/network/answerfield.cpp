// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/answerfield.h"

#include "engine/answertext.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace pikestaff::pages {

using guide::AnswerKind;

AnswerField::AnswerField(const guide::AnswerSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_message(new ui::FieldMessage(this))
{
    QWidget *control = nullptr;
    if (spec.kind == AnswerKind::Choice || spec.kind == AnswerKind::Boolean) {
        m_choice = new QComboBox(this);
        m_choice->addItems(spec.kind == AnswerKind::Choice
                               ? spec.choices
                               : QStringList{QStringLiteral("yes"), QStringLiteral("no")});
        connect(m_choice, &QComboBox::textActivated, this, &AnswerField::valueGiven);
        control = m_choice;
    } else {
        m_edit = new QLineEdit(this);
        m_edit->setFont(fontOf(ui::TextRole::Code));
        m_edit->setPlaceholderText(engine::AnswerText::example(spec));
        connect(m_edit, &QLineEdit::editingFinished, this, [this] {
            if (!m_edit->isModified())
                return;
            m_edit->setModified(false);
            Q_EMIT valueGiven(m_edit->text().trimmed());
        });
        control = m_edit;
    }
    setTextRole(m_title, ui::TextRole::SmallDim);
    m_title->setBuddy(control);
    setFocusProxy(control);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_title);
    column->addWidget(control);
    column->addWidget(m_message);
    column->addStretch(1);
}

void AnswerField::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    focusProxy()->setAccessibleName(title);
    focusProxy()->setToolTip(explanation);
    m_explanation = explanation;
}

void AnswerField::setValue(const QString &value, const QString &fault)
{
    if (m_choice != nullptr)
        m_choice->setCurrentText(value);
    else if (!m_edit->isModified() && m_edit->text() != value)
        m_edit->setText(value);
    QWidget *control = focusProxy();
    if (control->property("invalid").toBool() == fault.isEmpty()) {
        control->setProperty("invalid", !fault.isEmpty());
        control->style()->unpolish(control);
        control->style()->polish(control);
    }
    control->setAccessibleDescription(fault.isEmpty() ? m_explanation : fault);
    m_message->setMessage(fault.isEmpty() ? ui::Mark::None : ui::Mark::Failed,
                          fault.isEmpty() ? m_explanation : fault);
}

} // namespace pikestaff::pages
