// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/kindcard.h"

#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pikestaff::pages {

namespace {

constexpr int underTitle = 28; // where the words of the radio button begin

} // namespace

KindCard::KindCard(QWidget *parent)
    : Card(parent)
    , m_button(new QRadioButton(this))
    , m_text(new QLabel(this))
{
    usePadding();
    setGround(Ground::Card);
    content()->setSpacing(2);
    m_button->setFont(ui::fontOf(ui::TextRole::Heading));
    ui::setTextRole(m_text, ui::TextRole::Dim);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    content()->addWidget(m_button, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->addSpacing(underTitle);
    row->addWidget(m_text, 1);
    content()->addLayout(row, 1);
    setCursor(Qt::PointingHandCursor);
    connect(m_button, &QRadioButton::toggled, this, &Card::setChosen);
}

void KindCard::setTexts(const QString &title, const QString &explanation)
{
    m_button->setText(title);
    m_button->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    m_button->setAccessibleDescription(explanation);
    m_text->setText(explanation);
}

void KindCard::mousePressEvent(QMouseEvent *event)
{
    Card::mousePressEvent(event);
    if (m_button->isEnabled())
        m_button->setChecked(true);
}

} // namespace pikestaff::pages
