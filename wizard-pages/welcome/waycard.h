// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"

#include <array>

namespace pikestaff::pages {

/// The way that lies before a newcomer, in three steps.
class WayCard : public ui::Card
{
    Q_OBJECT

public:
    explicit WayCard(QWidget *parent = nullptr);

    void retranslate();

private:
    struct Step
    {
        QLabel *title;
        QLabel *text;
    };
    std::array<Step, 3> m_steps{};
};

} // namespace pikestaff::pages
