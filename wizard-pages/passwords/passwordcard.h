// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/passwords/clipboardloan.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace pikestaff::ui {
class FieldMessage;
class Pill;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class PasswordsModel;

/// The password that is chosen in the table: what it is for, its value, and what can be done.
class PasswordCard : public ui::Card
{
    Q_OBJECT

public:
    explicit PasswordCard(PasswordsModel &model, QWidget *parent = nullptr);

    void setRow(int row); ///< -1: none
    void retranslate();
    void focusField();

private:
    void build();
    void showRow();
    void showState();
    void keepTyped();
    void copy();

    PasswordsModel &m_model;
    int m_row = -1;
    ClipboardLoan m_loan;
    QLabel *m_name;
    ui::Pill *m_strength;
    QLabel *m_purpose;
    QLineEdit *m_field;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    QPushButton *m_generate;
    ui::FieldMessage *m_message;
};

} // namespace pikestaff::pages
