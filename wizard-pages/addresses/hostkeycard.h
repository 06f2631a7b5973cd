// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/addresses/addressesmodel.h"

#include <QSet>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace pikestaff::pages {

/// Asks about the key of one host at a time. A key that is new can be trusted; one that has changed
/// is only explained, and forgotten after its user said that the host was installed anew.
class HostKeyCard : public ui::Card
{
    Q_OBJECT

public:
    explicit HostKeyCard(AddressesModel &model, QWidget *parent = nullptr);

    void retranslate();
    /// Of the hosts that wait, this one first. Hides itself where nothing is to be asked.
    void showState(int preferredRow);

private:
    void build();
    [[nodiscard]] int choose(int preferredRow) const;
    void act();

    AddressesModel &m_model;
    int m_row = -1;
    int m_preferred = -1;
    QSet<QString> m_later; ///< "Not now": key by key
    QLabel *m_text;
    QLabel *m_hostLabel;
    QLabel *m_host;
    QLabel *m_keyLabel;
    QLabel *m_key;
    QLabel *m_commandLabel;
    QLabel *m_command;
    QCheckBox *m_reinstalled;
    QPushButton *m_accept;
    QPushButton *m_notNow;
};

} // namespace pikestaff::pages
