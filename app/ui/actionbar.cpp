// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/actionbar.h"

#include "ui/button.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace pikestaff::ui {

namespace {

constexpr int barHeight = 56;
constexpr int buttonsBeforeOthers = 2; // Back and the stretch

} // namespace

ActionBar::ActionBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("actionBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(barHeight);
    m_row->setContentsMargins(24, 0, 24, 0);
    m_row->setSpacing(10);
    m_back.button = makeButton(ButtonKind::Normal, this);
    m_primary.button = makeButton(ButtonKind::Primary, this);
    m_row->addWidget(m_back.button);
    m_row->addStretch(1);
    m_row->addWidget(m_primary.button);
    connect(m_back.button, &QPushButton::clicked, this, &ActionBar::triggerBack);
    connect(m_primary.button, &QPushButton::clicked, this, &ActionBar::triggerPrimary);
}

void ActionBar::fill(Entry &entry, const PageAction &action)
{
    entry.trigger = action.trigger;
    entry.button->setText(action.text);
    QString name = action.text;
    entry.button->setAccessibleName(name.remove(QLatin1Char('&')));
    entry.button->setEnabled(action.enabled);
    entry.button->setVisible(!action.text.isEmpty());
}

void ActionBar::setActions(const PageAction &back, const QList<PageAction> &others,
                           const PageAction &primary)
{
    fill(m_back, back);
    while (m_others.size() < static_cast<std::size_t>(others.size())) {
        const std::size_t index = m_others.size();
        Entry entry{makeButton(ButtonKind::Normal, this), {}};
        connect(entry.button, &QPushButton::clicked, this, [this, index] { press(index); });
        m_row->insertWidget(static_cast<int>(index) + buttonsBeforeOthers, entry.button);
        m_others.push_back(entry);
    }
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        fill(m_others[i], static_cast<qsizetype>(i) < others.size()
                              ? others.at(static_cast<qsizetype>(i))
                              : PageAction{});
    }
    fill(m_primary, primary);
    QWidget *before = m_back.button;
    for (const Entry &entry : m_others) {
        setTabOrder(before, entry.button);
        before = entry.button;
    }
    setTabOrder(before, m_primary.button);
}

// What is triggered may set other actions, and so replace the function that is being called.

void ActionBar::press(std::size_t other)
{
    const std::function<void()> trigger = m_others.at(other).trigger;
    if (trigger)
        trigger();
}

void ActionBar::triggerPrimary()
{
    const std::function<void()> trigger = m_primary.trigger;
    if (trigger && m_primary.button->isEnabled() && !m_primary.button->isHidden())
        trigger();
}

void ActionBar::triggerBack()
{
    const std::function<void()> trigger = m_back.trigger;
    if (trigger && m_back.button->isEnabled() && !m_back.button->isHidden())
        trigger();
}

} // namespace pikestaff::ui
