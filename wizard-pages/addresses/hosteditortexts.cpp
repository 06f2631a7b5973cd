// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hosteditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

// What HostEditor says, and which of its fields are there.

namespace pikestaff::pages {

using model::Login;
using model::Role;
using model::Sudo;

void HostEditor::showPasswords()
{
    const HostForm &form = m_model.form(m_row);
    const bool byKey = form.login == Login::Key;
    const bool byPassword = form.login == Login::Password;
    m_fields.at(HostField::KeyFile).label->setVisible(byKey);
    m_keyFile->setVisible(byKey);
    m_passwordLabel->setVisible(byKey || byPassword);
    m_password->setVisible(byKey || byPassword);
    m_passwordLabel->setText(byKey ? tr("Passphrase of the key, if it has one")
                                   : tr("Login password"));
    m_password->setAccessibleName(m_passwordLabel->text());
    const HostPassword kind = byKey ? HostPassword::KeyPassphrase : HostPassword::Login;
    m_password->setPlaceholderText(m_model.hasPassword(m_row, kind) ? tr("Kept. Type to replace it")
                                                                    : QString());
    const bool asksSudo = form.sudo == Sudo::Password;
    m_sudoPasswordLabel->setVisible(asksSudo);
    m_sudoPassword->setVisible(asksSudo);
    m_sudoPassword->setPlaceholderText(m_model.hasPassword(m_row, HostPassword::Sudo)
                                           ? tr("Kept. Type to replace it")
                                       : byPassword ? tr("The same as the login password")
                                                    : QString());
}

void HostEditor::retranslateChoices()
{
    m_showing = true;
    const auto fill = [](QComboBox *box, const QStringList &texts) {
        const int chosen = box->currentIndex();
        box->clear();
        box->addItems(texts);
        box->setCurrentIndex(chosen < 0 ? 0 : chosen);
    };
    fill(m_login, {tr("SSH agent"), tr("Private key file"), tr("Password")});
    fill(m_sudo,
         {tr("Logs in as root"), tr("sudo without a password"), tr("sudo with a password")});
    m_showing = false;
}

void HostEditor::retranslate()
{
    setHeading(tr("Host"));
    const auto name = [this](HostField field, const QString &text) {
        m_fields.at(field).label->setText(text);
        m_fields.at(field).control->setAccessibleName(text);
    };
    name(HostField::Name, tr("Name"));
    name(HostField::Roles, tr("Roles"));
    name(HostField::Address, tr("Management address (IPv4)"));
    name(HostField::Port, tr("SSH port"));
    name(HostField::User, tr("User"));
    name(HostField::KeyFile, tr("Private key file"));
    name(HostField::ProviderInterface, tr("Provider interface"));
    name(HostField::Overlay, tr("Tunnel address (overlay)"));
    m_overlay->setPlaceholderText(tr("The management address"));
    m_interface->lineEdit()->setPlaceholderText(tr("Test, then choose"));
    m_roles.at(Role::Controller)->setText(tr("Controller"));
    m_roles.at(Role::Compute)->setText(tr("Compute"));
    m_roles.at(Role::Block)->setText(tr("Block storage"));
    m_roles.at(Role::Object)->setText(tr("Object storage"));
    m_loginLabel->setText(tr("Logs in by"));
    m_login->setAccessibleName(tr("Logs in by"));
    m_sudoLabel->setText(tr("Becomes root"));
    m_sudo->setAccessibleName(tr("Becomes root"));
    m_sudoPasswordLabel->setText(tr("Password of sudo"));
    m_sudoPassword->setAccessibleName(tr("Password of sudo"));
    m_close->setText(tr("Close"));
    m_remove->setText(tr("&Remove"));
    m_remove->setAccessibleName(tr("Remove this host"));
    retranslateChoices();
    showRow();
}

} // namespace pikestaff::pages
