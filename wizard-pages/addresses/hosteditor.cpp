// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hosteditor.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/fieldmessage.h"
#include "ui/textrole.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

#include <algorithm>

namespace pikestaff::pages {

using model::Login;
using model::Role;
using model::Sudo;
using ui::Mark;

namespace {

constexpr int cardWidth = 348;

void setInvalid(QWidget *control, bool invalid)
{
    if (control->property("invalid").toBool() == invalid)
        return;
    control->setProperty("invalid", invalid);
    control->style()->unpolish(control);
    control->style()->polish(control);
}

} // namespace

HostEditor::HostEditor(AddressesModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_name(new QLineEdit(this))
    , m_rolesBox(new QWidget(this))
    , m_address(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_login(new QComboBox(this))
    , m_loginLabel(new QLabel(this))
    , m_keyFile(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_passwordLabel(new QLabel(this))
    , m_sudo(new QComboBox(this))
    , m_sudoLabel(new QLabel(this))
    , m_sudoPassword(new QLineEdit(this))
    , m_sudoPasswordLabel(new QLabel(this))
    , m_interface(new QComboBox(this))
    , m_overlay(new QLineEdit(this))
    , m_close(ui::makeButton(ui::ButtonKind::Quiet, this))
    , m_test(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_remove(ui::makeButton(ui::ButtonKind::Quiet, this))
    , m_vaultMessage(new ui::FieldMessage(this))
    , m_found(new QLabel(this))
{
    for (const Role role : {Role::Controller, Role::Compute, Role::Block, Role::Object})
        m_roles[role] = new QCheckBox(m_rolesBox);
    build();
    connectFields();
    connect(&m_model, &AddressesModel::changed, this, &HostEditor::showState);
    // Rows have other numbers now: nothing that stands here belongs to any of them.
    const auto forget = [this] { m_row = -1; };
    connect(&m_model, &AddressesModel::rowsRemoved, this, forget);
    connect(&m_model, &AddressesModel::modelAboutToBeReset, this, forget);
}

QVBoxLayout *HostEditor::labelled(QLabel *label, QWidget *control)
{
    setTextRole(label, ui::TextRole::SmallDim);
    label->setBuddy(control);
    auto *column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(label);
    column->addWidget(control);
    return column;
}

QVBoxLayout *HostEditor::fieldColumn(HostField field, QWidget *control)
{
    Field &made = m_fields[field];
    made.label = new QLabel(this);
    made.control = control;
    made.message = new ui::FieldMessage(this);
    QVBoxLayout *column = labelled(made.label, control);
    column->addWidget(made.message);
    column->addStretch(1);
    return column;
}

void HostEditor::dressFields()
{
    for (QLineEdit *secret : {m_password, m_sudoPassword}) {
        secret->setEchoMode(QLineEdit::Password);
        secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    }
    for (QLineEdit *code : {m_address, m_port, m_keyFile})
        code->setFont(fontOf(ui::TextRole::Code));
    m_interface->setEditable(true);
    m_interface->setInsertPolicy(QComboBox::NoInsert);
    m_interface->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_interface->setMinimumContentsLength(6);
    m_login->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sudo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *roles = new QGridLayout(m_rolesBox);
    roles->setContentsMargins(0, 0, 0, 0);
    roles->setSpacing(2);
    int place = 0;
    for (const auto &[role, box] : m_roles) {
        roles->addWidget(box, place / 2, place % 2);
        ++place;
    }
    setTextRole(m_found, ui::TextRole::SmallDim);
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

QWidget *HostEditor::makeForm()
{
    auto *inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(1, 100);
    int row = 0;
    grid->addLayout(fieldColumn(HostField::Name, m_name), row++, 0, 1, 2);
    grid->addLayout(fieldColumn(HostField::Roles, m_rolesBox), row++, 0, 1, 2);
    grid->addLayout(fieldColumn(HostField::Address, m_address), row, 0);
    grid->addLayout(fieldColumn(HostField::Port, m_port), row++, 1);
    grid->addLayout(fieldColumn(HostField::ProviderInterface, m_interface), row, 0);
    grid->addLayout(fieldColumn(HostField::Overlay, m_overlay), row++, 1);
    grid->addLayout(fieldColumn(HostField::User, m_user), row, 0);
    grid->addLayout(labelled(m_loginLabel, m_login), row++, 1, Qt::AlignTop);
    grid->addLayout(fieldColumn(HostField::KeyFile, m_keyFile), row++, 0, 1, 2);
    grid->addLayout(labelled(m_passwordLabel, m_password), row++, 0, 1, 2);
    grid->addLayout(labelled(m_sudoLabel, m_sudo), row++, 0, 1, 2);
    grid->addLayout(labelled(m_sudoPasswordLabel, m_sudoPassword), row++, 0, 1, 2);
    grid->addWidget(m_vaultMessage, row++, 0, 1, 2);
    grid->addWidget(m_found, row++, 0, 1, 2);
    grid->setRowStretch(row, 1);
    return inside;
}

void HostEditor::build()
{
    setFixedWidth(cardWidth);
    headingLayout()->addWidget(m_close);
    dressFields();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeForm());
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 0, 16, 12);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    content()->setSpacing(4);
    content()->addWidget(scroll, 1);
    content()->addLayout(buttons);
    // In the order in which they are read.
    QWidget *before = m_name;
    for (const auto &[role, box] : m_roles) {
        setTabOrder(before, box);
        before = box;
    }
    for (QWidget *next : std::initializer_list<QWidget *>{
             m_address, m_port, m_interface, m_overlay, m_user, m_login, m_keyFile, m_password,
             m_sudo, m_sudoPassword, m_test, m_remove, m_close}) {
        setTabOrder(before, next);
        before = next;
    }
}

void HostEditor::connectFields()
{
    for (QLineEdit *edit : lines())
        connect(edit, &QLineEdit::editingFinished, this, &HostEditor::take);
    for (const auto &[role, box] : m_roles)
        connect(box, &QCheckBox::toggled, this, &HostEditor::take);
    for (QComboBox *choice : {m_login, m_sudo})
        connect(choice, &QComboBox::currentIndexChanged, this, &HostEditor::take);
    connect(m_interface, &QComboBox::activated, this, &HostEditor::take);
    connect(m_interface->lineEdit(), &QLineEdit::editingFinished, this, &HostEditor::take);
    connect(m_password, &QLineEdit::editingFinished, this, [this] {
        takePassword(m_password, m_login->currentIndex() == static_cast<int>(Login::Key)
                                     ? HostPassword::KeyPassphrase
                                     : HostPassword::Login);
    });
    connect(m_sudoPassword, &QLineEdit::editingFinished, this,
            [this] { takePassword(m_sudoPassword, HostPassword::Sudo); });
    connect(m_test, &QPushButton::clicked, this, [this] { m_model.test(m_row); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model.removeHost(m_row); });
    connect(m_close, &QPushButton::clicked, this, &HostEditor::closeWanted);
}

void HostEditor::setRow(int row)
{
    if (row != m_row) {
        takeTyped();
        m_vaultMessage->clear();
        for (QLineEdit *edit : lines())
            edit->setModified(false);
        m_password->clear();
        m_sudoPassword->clear();
    }
    m_row = row;
    showRow();
}

std::array<QLineEdit *, 6> HostEditor::lines() const
{
    return {m_name, m_address, m_port, m_user, m_keyFile, m_overlay};
}

/// What stands in a field that was not left yet.
void HostEditor::takeTyped()
{
    const auto all = lines();
    if (std::any_of(all.begin(), all.end(), [](QLineEdit *edit) { return edit->isModified(); }))
        take();
}

void HostEditor::focusFirst()
{
    for (const HostField field : {HostField::Name, HostField::Address}) {
        if (m_model.faults(m_row).count(field) != 0) {
            m_fields.at(field).control->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_name->setFocus(Qt::OtherFocusReason);
}

void HostEditor::take()
{
    if (m_showing || m_row < 0)
        return;
    HostForm form = m_model.form(m_row);
    form.name = m_name->text().trimmed();
    form.roles.clear();
    for (const auto &[role, box] : m_roles) {
        if (box->isChecked())
            form.roles.insert(role);
    }
    form.address = m_address->text().trimmed();
    form.port = m_port->text().trimmed();
    form.user = m_user->text().trimmed();
    form.login = static_cast<Login>(m_login->currentIndex());
    form.keyFile = m_keyFile->text().trimmed();
    form.sudo = static_cast<Sudo>(m_sudo->currentIndex());
    // An entry of the list says more than the name.
    const QString typed = m_interface->currentText().trimmed();
    const int listed = m_interface->findText(typed);
    form.providerInterface = listed >= 0 ? m_interface->itemData(listed).toString() : typed;
    form.overlayAddress = m_overlay->text().trimmed();
    for (QLineEdit *edit : lines())
        edit->setModified(false);
    m_model.setForm(m_row, form);
}

void HostEditor::takePassword(QLineEdit *edit, HostPassword kind)
{
    if (m_row < 0 || edit->text().isEmpty())
        return;
    const base::Status kept = m_model.setPassword(m_row, kind, base::Secret(edit->text().toUtf8()));
    if (kept) {
        edit->clear();
        m_vaultMessage->clear();
    } else {
        m_vaultMessage->setMessage(
            Mark::Failed, tr("The passwords of this project are locked: unlock them on the page "
                             "Passwords first. What you typed stays here."));
    }
    showPasswords();
}

void HostEditor::showRow()
{
    if (m_row < 0 || m_row >= m_model.rowCount())
        return;
    m_showing = true;
    const HostForm &form = m_model.form(m_row);
    const auto fill = [](QLineEdit *edit, const QString &text) {
        if (!edit->isModified() && edit->text() != text)
            edit->setText(text);
    };
    fill(m_name, form.name);
    for (const auto &[role, box] : m_roles)
        box->setChecked(form.roles.contains(role));
    fill(m_address, form.address);
    fill(m_port, form.port);
    fill(m_user, form.user);
    m_login->setCurrentIndex(static_cast<int>(form.login));
    fill(m_keyFile, form.keyFile);
    m_sudo->setCurrentIndex(static_cast<int>(form.sudo));
    fill(m_overlay, form.overlayAddress);
    showInterfaces();
    m_showing = false;
    showState();
}

/// The NICs that were found; what was typed stays where it is none of them.
void HostEditor::showInterfaces()
{
    const QString &chosen = m_model.form(m_row).providerInterface;
    m_interface->clear();
    if (const model::HostFacts *facts = m_model.facts(m_row)) {
        for (const model::Nic &nic : facts->nics) {
            if (nic.name == QLatin1String("lo"))
                continue;
            const QString address = nic.addresses.value(0);
            m_interface->addItem(address.isEmpty()
                                     ? nic.name
                                     : tr("%1 · %2", "interface · address").arg(nic.name, address),
                                 nic.name);
        }
    }
    m_interface->setCurrentIndex(m_interface->findData(chosen));
    m_interface->setEditText(chosen);
    m_interface->lineEdit()->setCursorPosition(0);
}

void HostEditor::showState()
{
    if (m_row < 0 || m_row >= m_model.rowCount() || m_showing)
        return;
    const bool isTesting = m_model.state(m_row) == HostState::Testing;
    for (auto &[field, parts] : m_fields) {
        const QString fault = m_model.faultText(m_row, field);
        parts.message->setMessage(fault.isEmpty() ? Mark::None : Mark::Failed, fault);
        setInvalid(parts.control, !fault.isEmpty());
        parts.control->setAccessibleDescription(fault);
    }
    if (!m_interface->lineEdit()->hasFocus()) {
        m_showing = true;
        showInterfaces();
        m_showing = false;
    }
    showPasswords();
    m_test->setEnabled(!isTesting && m_model.faults(m_row).empty());
    m_test->setText(isTesting ? tr("Testing …") : tr("&Test this host"));
    QStringList lines;
    if (const auto &error = m_model.error(m_row)) {
        const engine::ErrorText text = engine::ErrorTexts::of(*error);
        if (m_model.state(m_row) == HostState::Failed)
            lines << text.sentence << text.remedy;
    }
    for (const engine::CheckResult &remark : m_model.remarks(m_row))
        lines << QStringLiteral("• %1. %2").arg(remark.text, remark.remedy);
    m_found->setText(lines.join(QLatin1Char('\n')));
    m_found->setVisible(!lines.isEmpty());
}

} // namespace pikestaff::pages
