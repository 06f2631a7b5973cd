// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/passwords/passwordcard.h"

#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/pill.h"
#include "ui/textrole.h"
#include "wizard-pages/passwords/passwordsmodel.h"
#include "wizard-pages/passwords/strengthpill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace pikestaff::pages {

using ui::Mark;

namespace {

constexpr std::chrono::seconds clipboardTime{60};
constexpr int fieldWidth = 280;

} // namespace

PasswordCard::PasswordCard(PasswordsModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_loan(clipboardTime)
    , m_name(new QLabel(this))
    , m_strength(new ui::Pill(this))
    , m_purpose(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_reveal(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_copy(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_generate(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_message(new ui::FieldMessage(this))
{
    build();
    connect(&m_model, &PasswordsModel::changed, this, &PasswordCard::showState);
    connect(m_field, &QLineEdit::editingFinished, this, &PasswordCard::keepTyped);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        const QString fault = m_model.faultOf(m_row, text);
        m_message->setMessage(fault.isEmpty() ? Mark::None : Mark::Failed, fault);
    });
    connect(m_reveal, &QPushButton::clicked, this,
            [this] { m_model.setRevealed(m_row, !m_model.isRevealed(m_row)); });
    connect(m_copy, &QPushButton::clicked, this, &PasswordCard::copy);
    connect(m_generate, &QPushButton::clicked, this, [this] {
        m_model.generate(m_row);
        showRow();
    });
    connect(&m_loan, &ClipboardLoan::returned, this, &PasswordCard::showState);
}

void PasswordCard::build()
{
    usePadding();
    setTextRole(m_name, ui::TextRole::Code);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    setTextRole(m_purpose, ui::TextRole::Dim);
    m_purpose->setWordWrap(true);
    m_purpose->setTextFormat(Qt::PlainText);
    m_field->setMinimumWidth(fieldWidth);
    m_field->setFont(fontOf(ui::TextRole::Code));
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_name);
    head->addWidget(m_strength);
    head->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_reveal);
    row->addWidget(m_copy);
    row->addWidget(m_generate);
    content()->setSpacing(6);
    content()->addLayout(head);
    content()->addWidget(m_purpose);
    content()->addLayout(row);
    content()->addWidget(m_message);
}

void PasswordCard::setRow(int row)
{
    m_row = row;
    showRow();
}

void PasswordCard::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PasswordCard::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_generate->setText(tr("Ne&w value"));
    m_generate->setAccessibleName(tr("Generate a new value for this password"));
    m_copy->setAccessibleName(tr("Copy this password"));
    showState();
}

void PasswordCard::showRow()
{
    if (m_row >= 0) {
        const QSignalBlocker silent(m_field);
        m_field->setText(m_model.value(m_row));
    }
    showState();
}

void PasswordCard::showState()
{
    setEnabled(m_row >= 0);
    if (m_row < 0 || m_row >= m_model.rowCount())
        return;
    const bool revealed = m_model.isRevealed(m_row);
    const bool typing = m_field->hasFocus() && m_field->isModified();
    if (!typing && m_field->text() != m_model.value(m_row)) {
        const QSignalBlocker silent(m_field);
        m_field->setText(m_model.value(m_row));
    }
    m_name->setText(m_model.name(m_row));
    m_purpose->setText(m_model.purpose(m_row));
    m_strength->setText(m_model.strengthText(m_row));
    m_strength->setKind(kindOfStrength(m_model, m_row));
    m_strength->adjustSize();
    m_field->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_field->setPlaceholderText(tr("Type a password, or generate one"));
    m_field->setAccessibleName(tr("Value of %1").arg(m_model.name(m_row)));
    m_field->setAccessibleDescription(m_model.purpose(m_row));
    m_reveal->setText(revealed ? tr("Hi&de") : tr("&Show"));
    m_reveal->setAccessibleName(revealed ? tr("Hide this password") : tr("Show this password"));
    m_copy->setEnabled(!m_model.value(m_row).isEmpty());
    const QString fault = typing ? m_model.faultOf(m_row, m_field->text()) : m_model.fault(m_row);
    m_field->setProperty("invalid", !fault.isEmpty());
    if (!fault.isEmpty())
        m_message->setMessage(Mark::Failed, fault);
    else if (const QString advice = m_model.advice(m_row); !advice.isEmpty())
        m_message->setMessage(Mark::Warning, advice);
    else
        m_message->clear();
}

void PasswordCard::keepTyped()
{
    if (m_row < 0 || !m_field->isModified())
        return;
    const QString text = m_field->text();
    m_field->setModified(false);
    m_model.setValue(m_row, text);
}

void PasswordCard::copy()
{
    m_loan.lend(m_model.value(m_row));
    m_message->setMessage(Mark::Done, tr("Copied. The clipboard is cleared in a minute."));
}

} // namespace pikestaff::pages
