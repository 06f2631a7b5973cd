// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/answerfield.h"

#include "engine/answertext.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace pikestaff::ui {

using guide::AnswerKind;

namespace {

QStringList choicesOf(const guide::AnswerSpec &spec)
{
    return spec.kind == AnswerKind::Choice
               ? spec.choices
               : QStringList{QStringLiteral("yes"), QStringLiteral("no")};
}

} // namespace

AnswerField::AnswerField(const guide::AnswerSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_message(new FieldMessage(this))
{
    QWidget *control = nullptr;
    if (spec.kind == AnswerKind::Choice || spec.kind == AnswerKind::Boolean) {
        m_choice = new QComboBox(this);
        m_choice->addItems(choicesOf(spec));
        connect(m_choice, &QComboBox::textActivated, this, &AnswerField::valueGiven);
        control = m_choice;
    } else {
        m_edit = new QLineEdit(this);
        m_edit->setFont(fontOf(TextRole::Code));
        m_edit->setPlaceholderText(engine::AnswerText::example(spec));
        connect(m_edit, &QLineEdit::editingFinished, this, [this] {
            if (!m_edit->isModified())
                return;
            m_edit->setModified(false);
            Q_EMIT valueGiven(m_edit->text().trimmed());
        });
        control = m_edit;
    }
    setObjectName(spec.id.value());
    setTextRole(m_title, TextRole::SmallDim);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setBuddy(control);
    setFocusProxy(control);
    control->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_title);
    column->addWidget(control);
    column->addWidget(m_message);
    column->addStretch(1);
}

/// A line that loses the keyboard as it goes would speak to what we are no more.
AnswerField::~AnswerField() { focusProxy()->disconnect(this); }

bool AnswerField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    return QWidget::eventFilter(watched, event);
}

void AnswerField::show(const engine::AnswerDrafts::Field &field, base::Language language)
{
    QWidget *control = focusProxy();
    const QString title = field.spec->title.in(language);
    m_explanation = field.spec->explanation.in(language);
    m_title->setText(title);
    control->setAccessibleName(title);
    control->setToolTip(m_explanation);
    if (m_choice != nullptr) {
        m_choice->setCurrentText(field.value);
    } else if (!m_edit->isModified() && m_edit->text() != field.value) {
        m_edit->setText(field.value);
        m_edit->setCursorPosition(0); // a long address is read from its beginning
    }
    const QString told = field.fault.isEmpty() ? field.doubts.join(QLatin1Char('\n')) : field.fault;
    setInvalid(!field.fault.isEmpty());
    control->setAccessibleDescription(told.isEmpty() ? m_explanation : told);
    m_message->setMessage(told.isEmpty()          ? Mark::None
                          : field.fault.isEmpty() ? Mark::Warning
                                                  : Mark::Failed,
                          told);
}

void AnswerField::setInvalid(bool invalid)
{
    QWidget *control = focusProxy();
    if (control->property("invalid").toBool() == invalid)
        return;
    control->setProperty("invalid", invalid);
    control->style()->unpolish(control);
    control->style()->polish(control);
}

} // namespace pikestaff::ui
