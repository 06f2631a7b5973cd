// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/passwords/vaultcard.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"
#include "wizard-pages/passwords/passwordsmodel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace pikestaff::pages {

using ui::Mark;

VaultCard::VaultCard(PasswordsModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_text(new QLabel(this))
    , m_label(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_open(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_message(new ui::FieldMessage(this))
{
    usePadding();
    setTextRole(m_text, ui::TextRole::Dim);
    m_text->setWordWrap(true);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setMaximumWidth(420);
    m_label->setBuddy(m_field);
    setFocusProxy(m_field);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_field, 1);
    row->addWidget(m_open);
    row->addStretch(1);
    content()->addWidget(m_text);
    content()->addLayout(row);
    content()->addWidget(m_message);
    connect(m_open, &QPushButton::clicked, this, &VaultCard::open);
    connect(m_field, &QLineEdit::returnPressed, this, &VaultCard::open);
    connect(&m_model, &PasswordsModel::changed, this, &VaultCard::showState);
}

void VaultCard::retranslate()
{
    setHeading(tr("The passwords of this project are locked"));
    m_label->setText(tr("&Passphrase"));
    m_field->setAccessibleName(tr("Passphrase of the passwords"));
    showState();
}

void VaultCard::showState()
{
    const bool opening = m_model.vault() == PasswordsModel::Vault::Opening;
    const bool asks = m_model.wantsPassphrase() || (opening && m_field->isVisibleTo(this));
    m_label->setVisible(asks);
    m_field->setVisible(asks);
    m_field->setEnabled(!opening);
    m_open->setEnabled(!opening);
    m_open->setText(opening ? tr("Opening …") : asks ? tr("&Unlock") : tr("&Try again"));
    m_text->setText(asks
                        ? tr("They were encrypted with a passphrase. It is not kept anywhere: give "
                             "it to see and use them.")
                        : tr("The key that opens them is asked for."));
    if (const auto &error = m_model.vaultError(); error && !opening) {
        const engine::ErrorText text = engine::ErrorTexts::of(*error);
        m_message->setMessage(Mark::Failed, text.sentence + QLatin1Char('\n') + text.remedy);
    } else {
        m_message->clear();
    }
}

void VaultCard::open()
{
    QByteArray typed = m_field->text().toUtf8();
    m_field->clear();
    m_model.unlock(base::Secret(std::move(typed)));
}

} // namespace pikestaff::pages
