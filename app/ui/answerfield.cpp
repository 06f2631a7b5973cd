// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/answerfield.h"

#include "engine/answertext.h"
#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
    , m_title(new QLabel(parent))
    , m_message(new FieldMessage(this))
{
    QWidget *control = makeControl(spec);
    setObjectName(spec.id.value());
    setTextRole(m_title, TextRole::SmallDim);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_title->setBuddy(control);
    setFocusProxy(control);
    control->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    if (spec.kind == AnswerKind::Path)
        column->addLayout(withBrowseButton());
    else
        column->addWidget(control);
    column->addWidget(m_message);
    column->addStretch(1);
}

QWidget *AnswerField::makeControl(const guide::AnswerSpec &spec)
{
    if (spec.kind == AnswerKind::Choice || spec.kind == AnswerKind::Boolean) {
        m_choice = new QComboBox(this);
        for (const QString &choice : choicesOf(spec))
            m_choice->addItem(choice, choice);
        connect(m_choice, &QComboBox::activated, this,
                [this](int index) { Q_EMIT valueGiven(m_choice->itemData(index).toString()); });
        return m_choice;
    }
    m_edit = new QLineEdit(this);
    m_edit->setFont(fontOf(TextRole::Code));
    m_edit->setPlaceholderText(engine::AnswerText::example(spec));
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_edit->isModified())
            return;
        m_edit->setModified(false);
        Q_EMIT valueGiven(m_edit->text().trimmed());
    });
    return m_edit;
}

QLayout *AnswerField::withBrowseButton()
{
    m_browse = makeButton(ButtonKind::Normal, this);
    connect(m_browse, &QPushButton::clicked, this, &AnswerField::chooseFile);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    return row;
}

void AnswerField::chooseFile()
{
    auto *dialog = new QFileDialog(this, m_title->text(), QFileInfo(m_edit->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AnswerField::valueGiven);
    dialog->open();
}

/// A line that loses the keyboard as it goes would speak to what we are no more.
AnswerField::~AnswerField()
{
    focusProxy()->disconnect(this);
    delete m_title;
}

QLabel *AnswerField::title() const { return m_title; }

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
    showValue(field, language);
    const QString told = field.fault.isEmpty() ? field.doubts.join(QLatin1Char('\n')) : field.fault;
    setInvalid(!field.fault.isEmpty());
    control->setAccessibleDescription(told.isEmpty() ? m_explanation : told);
    m_message->setMessage(told.isEmpty()          ? Mark::None
                          : field.fault.isEmpty() ? Mark::Warning
                                                  : Mark::Failed,
                          told);
}

void AnswerField::showValue(const engine::AnswerDrafts::Field &field, base::Language language)
{
    if (m_browse != nullptr)
        m_browse->setText(tr("B&rowse…"));
    if (m_choice != nullptr) {
        for (int i = 0; i < m_choice->count(); ++i) {
            const QString value = m_choice->itemData(i).toString();
            m_choice->setItemText(i, engine::AnswerText::choice(*field.spec, value, language));
        }
        m_choice->setCurrentIndex(m_choice->findData(field.value));
    } else if (!m_edit->isModified() && m_edit->text() != field.value) {
        m_edit->setText(field.value);
        m_edit->setCursorPosition(0); // a long address is read from its beginning
    }
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
