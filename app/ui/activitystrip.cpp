// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/activitystrip.h"

#include "ui/statemark.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace pikestaff::ui {

namespace {

constexpr int stripHeight = 44;
constexpr int chipHeight = 28;
constexpr int longestText = 300;

} // namespace

ActivityStrip::ActivityStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("activityStrip"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(stripHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    auto *scroll = new QScrollArea(this); // for more hosts than the window is wide
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *list = new QWidget(scroll);
    list->setObjectName(QStringLiteral("scrolled"));
    m_row = new QHBoxLayout(list);
    m_row->setContentsMargins(24, 0, 24, 0);
    m_row->setSpacing(8);
    m_row->addStretch(1);
    scroll->setWidget(list);
    layout->addWidget(scroll);
    hide();
}

void ActivityStrip::addChip()
{
    Chip chip{new QWidget(this), nullptr, nullptr, nullptr};
    chip.frame->setObjectName(QStringLiteral("hostChip"));
    chip.frame->setAttribute(Qt::WA_StyledBackground);
    chip.frame->setFixedHeight(chipHeight);
    chip.mark = new StateMark(chip.frame);
    chip.name = new QLabel(chip.frame);
    chip.text = new QLabel(chip.frame);
    QFont strong = fontOf(TextRole::Small);
    strong.setWeight(QFont::DemiBold);
    chip.name->setFont(strong);
    setTextRole(chip.text, TextRole::SmallDim);
    for (QLabel *label : {chip.name, chip.text})
        label->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(chip.frame);
    row->setContentsMargins(10, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(chip.mark);
    row->addWidget(chip.name);
    row->addWidget(chip.text);
    m_row->insertWidget(static_cast<int>(m_chips.size()), chip.frame, 0, Qt::AlignVCenter);
    m_chips.push_back(chip);
}

void ActivityStrip::setHosts(const std::vector<Host> &hosts)
{
    while (m_chips.size() < hosts.size())
        addChip();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const Chip &chip = m_chips[i];
        chip.frame->setVisible(i < hosts.size());
        if (i >= hosts.size())
            continue;
        const Host &host = hosts[i];
        chip.mark->setMark(host.mark);
        chip.name->setText(host.name);
        chip.text->setText(
            chip.text->fontMetrics().elidedText(host.text, Qt::ElideRight, longestText));
        chip.frame->setToolTip(host.text);
        chip.frame->setAccessibleName(tr("%1: %2").arg(host.name, host.text));
    }
    setVisible(!hosts.empty());
}

} // namespace pikestaff::ui
