// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/addresses/addressesmodel.h"

#include <array>
#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pikestaff::ui {
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// The host that is chosen, field by field. Each field is taken over when it is left, right or
/// wrong; the model says which.
class HostEditor : public ui::Card
{
    Q_OBJECT

public:
    explicit HostEditor(AddressesModel &model, QWidget *parent = nullptr);

    void setRow(int row);
    [[nodiscard]] int row() const { return m_row; }
    void retranslate();
    void focusFirst(); ///< the first field that is empty or wrong, else the name

Q_SIGNALS:
    void closeWanted();

private:
    struct Field
    {
        QLabel *label = nullptr;
        QWidget *control = nullptr;
        ui::FieldMessage *message = nullptr;
    };

    void build();
    void dressFields();
    [[nodiscard]] QWidget *makeForm();
    void connectFields();
    [[nodiscard]] QVBoxLayout *fieldColumn(HostField field, QWidget *control);
    [[nodiscard]] QVBoxLayout *labelled(QLabel *label, QWidget *control);
    void take();
    void takeTyped();
    [[nodiscard]] std::array<QLineEdit *, 6> lines() const;
    void takePassword(QLineEdit *edit, HostPassword kind);
    void showRow();
    void showState();
    void showInterfaces();
    void showPasswords();
    void retranslateChoices();

    AddressesModel &m_model;
    int m_row = -1;
    bool m_showing = false; ///< fields are being filled, not typed
    std::map<HostField, Field> m_fields;
    QLineEdit *m_name;
    std::map<model::Role, QCheckBox *> m_roles;
    QWidget *m_rolesBox;
    QLineEdit *m_address;
    QLineEdit *m_port;
    QLineEdit *m_user;
    QComboBox *m_login;
    QLabel *m_loginLabel;
    QLineEdit *m_keyFile;
    QLineEdit *m_password;
    QLabel *m_passwordLabel;
    QComboBox *m_sudo;
    QLabel *m_sudoLabel;
    QLineEdit *m_sudoPassword;
    QLabel *m_sudoPasswordLabel;
    QComboBox *m_interface;
    QLineEdit *m_overlay;
    QPushButton *m_close;
    QPushButton *m_test;
    QPushButton *m_remove;
    ui::FieldMessage *m_vaultMessage;
    QLabel *m_found;
};

} // namespace pikestaff::pages
