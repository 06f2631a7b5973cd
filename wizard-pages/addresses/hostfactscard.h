// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/addresses/addressesmodel.h"

class QGridLayout;

namespace pikestaff::pages {

/// What was found on the chosen host: its system, its size, its network interfaces.
class HostFactsCard : public ui::Card
{
    Q_OBJECT

public:
    explicit HostFactsCard(const AddressesModel &model, QWidget *parent = nullptr);

    void showHost(int row); ///< -1: hidden
    void retranslate();

private:
    void fill();
    void addFact(const QString &name, const QString &value);
    void addNic(const QString &heading, const model::Nic &nic);
    [[nodiscard]] QString useOf(const model::Nic &nic) const;
    void clear();

    const AddressesModel &m_model;
    QGridLayout *m_grid;
    QLabel *m_untested;
    int m_row = -1;
    int m_line = 0;
    QStringList m_shown; ///< host, language and what is told: not built anew without need
};

} // namespace pikestaff::pages
