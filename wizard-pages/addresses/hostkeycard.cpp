// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostkeycard.h"

#include "ui/button.h"
#include "ui/textrole.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace pikestaff::pages {

HostKeyCard::HostKeyCard(AddressesModel &model, QWidget *parent)
    : Card(parent)
    , m_model(model)
    , m_text(new QLabel(this))
    , m_hostLabel(new QLabel(this))
    , m_host(new QLabel(this))
    , m_keyLabel(new QLabel(this))
    , m_key(new QLabel(this))
    , m_commandLabel(new QLabel(this))
    , m_command(new QLabel(this))
    , m_reinstalled(new QCheckBox(this))
    , m_accept(ui::makeButton(ui::ButtonKind::Normal, this))
    , m_notNow(ui::makeButton(ui::ButtonKind::Quiet, this))
{
    build();
    connect(m_accept, &QPushButton::clicked, this, &HostKeyCard::act);
    connect(m_reinstalled, &QCheckBox::toggled, m_accept, &QPushButton::setEnabled);
    connect(m_notNow, &QPushButton::clicked, this, [this] {
        m_later.insert(m_model.error(m_row)->detail);
        showState(m_preferred);
    });
}

void HostKeyCard::build()
{
    usePadding();
    setTextRole(m_text, ui::TextRole::Dim);
    m_text->setWordWrap(true);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[label, value] : std::initializer_list<std::pair<QLabel *, QLabel *>>{
             {m_hostLabel, m_host}, {m_keyLabel, m_key}, {m_commandLabel, m_command}}) {
        setTextRole(label, ui::TextRole::SmallDim);
        setTextRole(value, ui::TextRole::Code);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1);
    }
    m_command->setText(QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_reinstalled);
    buttons->addStretch(1);
    buttons->addWidget(m_notNow);
    buttons->addWidget(m_accept);
    content()->addWidget(m_text);
    content()->addLayout(grid);
    content()->addLayout(buttons);
    hide();
}

int HostKeyCard::choose(int preferredRow) const
{
    const auto waits = [this](int row) {
        const HostState state = m_model.state(row);
        return (state == HostState::KeyUnknown || state == HostState::KeyChanged) &&
               !m_later.contains(m_model.error(row)->detail);
    };
    if (preferredRow >= 0 && preferredRow < m_model.rowCount() && waits(preferredRow))
        return preferredRow;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (waits(row))
            return row;
    }
    return -1;
}

void HostKeyCard::showState(int preferredRow)
{
    m_preferred = preferredRow;
    const int row = choose(preferredRow);
    if (row != m_row)
        m_reinstalled->setChecked(false);
    m_row = row;
    setVisible(row >= 0);
    if (row < 0)
        return;
    const HostForm &form = m_model.form(row);
    const bool isNew = m_model.state(row) == HostState::KeyUnknown;
    const bool isLab = m_model.isPracticeLab();
    setHeading(isNew ? tr("Is this %1?").arg(form.name)
                     : tr("%1 shows another key than before").arg(form.name));
    if (isNew) {
        m_text->setText(tr("A host is known by its key. Compare it once with what the host itself "
                           "says, at its screen or over a connection that you trust."));
    } else if (isLab) {
        m_text->setText(tr("The practice lab was made anew. Take the keys that it has now."));
    } else {
        m_text->setText(tr("It is another machine, a new installation, or somebody in between. "
                           "Nothing is sent to it. If you installed it anew, say so; the key is "
                           "then asked for again. Otherwise find out who answers there."));
    }
    m_host->setText(tr("%1 · %2 port %3").arg(form.name, form.address, form.port));
    m_key->setText(m_model.error(row)->detail);
    m_key->setAccessibleName(tr("Key of %1: %2").arg(form.name, m_key->text()));
    m_reinstalled->setVisible(!isNew && !isLab);
    m_accept->setEnabled(isNew || isLab || m_reinstalled->isChecked());
    m_accept->setText(isNew   ? tr("Tr&ust this key")
                      : isLab ? tr("Read the &lab")
                              : tr("&Forget the old key"));
}

void HostKeyCard::act()
{
    if (m_row < 0)
        return;
    if (m_model.state(m_row) == HostState::KeyUnknown)
        m_model.trustKey(m_row);
    else if (m_model.isPracticeLab())
        m_model.readLab();
    else
        m_model.forgetKey(m_row);
}

void HostKeyCard::retranslate()
{
    m_hostLabel->setText(tr("Host"));
    m_keyLabel->setText(tr("Key it shows"));
    m_commandLabel->setText(tr("On the host"));
    m_reinstalled->setText(tr("I &installed this host anew"));
    m_notNow->setText(tr("Not &yet"));
    showState(m_preferred);
}

} // namespace pikestaff::pages
