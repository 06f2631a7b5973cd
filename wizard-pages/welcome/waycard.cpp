// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/waycard.h"

#include "ui/pill.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace pikestaff::pages {

WayCard::WayCard(QWidget *parent)
    : Card(parent)
{
    usePadding();
    auto *row = new QHBoxLayout;
    row->setSpacing(28);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        auto *head = new QHBoxLayout;
        head->setSpacing(8);
        Step &step = m_steps.at(i);
        step.title = new QLabel(this);
        ui::setTextRole(step.title, ui::TextRole::Heading);
        head->addWidget(new ui::Pill(ui::Pill::Kind::Accent,
                                     QLocale().toString(static_cast<int>(i) + 1), this));
        head->addWidget(step.title);
        head->addStretch(1);
        step.text = new QLabel(this);
        ui::setTextRole(step.text, ui::TextRole::Summary);
        step.text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        column->addLayout(head);
        column->addWidget(step.text, 1);
        row->addLayout(column, 1);
    }
    content()->addLayout(row);
}

void WayCard::retranslate()
{
    setAccessibleName(tr("How it goes"));
    m_steps[0].title->setText(tr("Prepare"));
    m_steps[0].text->setText(tr("Passwords, addresses, time and network are asked once. Each host "
                                "is tried before anything is changed on it."));
    m_steps[1].title->setText(tr("Review"));
    m_steps[1].text->setText(tr("You read every command and every change of a file, host by host, "
                                "before the first one is made."));
    m_steps[2].title->setText(tr("Install and prove"));
    m_steps[2].text->setText(tr("Chapter by chapter, with the reason for each step and its live "
                                "output. Stop at any time and resume later."));
}

} // namespace pikestaff::pages
