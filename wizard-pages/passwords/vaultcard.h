// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace pikestaff::ui {
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class PasswordsModel;

/// Stands in the place of the table while the vault is locked: asks for its passphrase, or says why
/// it cannot be opened.
class VaultCard : public ui::Card
{
    Q_OBJECT

public:
    explicit VaultCard(PasswordsModel &model, QWidget *parent = nullptr);

    void retranslate();
    void showState();

private:
    void open();

    PasswordsModel &m_model;
    QLabel *m_text;
    QLabel *m_label;
    QLineEdit *m_field;
    QPushButton *m_open;
    ui::FieldMessage *m_message;
};

} // namespace pikestaff::pages
