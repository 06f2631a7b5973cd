// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/segmentedcontrol.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace pikestaff::ui {

SegmentedControl::SegmentedControl(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked)
            Q_EMIT currentChanged(index);
    });
}

void SegmentedControl::setItems(const QStringList &texts)
{
    if (m_group->buttons().size() != texts.size())
        rebuild(texts.size());
    for (int i = 0; i < texts.size(); ++i) {
        m_group->button(i)->setFont(font());
        m_group->button(i)->setText(texts.at(i));
        m_group->button(i)->setAccessibleName(texts.at(i));
    }
}

void SegmentedControl::rebuild(qsizetype count)
{
    const QList<QAbstractButton *> old = m_group->buttons();
    for (QAbstractButton *button : old) {
        m_group->removeButton(button);
        delete button;
    }
    for (int i = 0; i < count; ++i) {
        auto *button = new QPushButton(this);
        button->setCheckable(true);
        button->setAutoExclusive(true); // radio buttons, for screen readers too
        button->setAutoDefault(false);
        button->setProperty("segment", count == 1       ? QStringLiteral("only")
                                       : i == 0         ? QStringLiteral("first")
                                       : i + 1 == count ? QStringLiteral("last")
                                                        : QStringLiteral("middle"));
        m_group->addButton(button, i);
        m_layout->addWidget(button);
    }
    followInTabOrder();
    setCurrent(0);
    if (QAbstractButton *first = m_group->button(0))
        setFocusProxy(first);
}

/// The buttons are made after what stands below this control, and would be reached after it.
void SegmentedControl::followInTabOrder()
{
    QWidget *before = previousInFocusChain();
    while (before != this && (before->focusPolicy() & Qt::TabFocus) != Qt::TabFocus)
        before = before->previousInFocusChain();
    if (before == this || before->window() != window())
        return;
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (QAbstractButton *button : buttons) {
        if (button == before)
            return;
        setTabOrder(before, button);
        before = button;
    }
}

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int index)
{
    QAbstractButton *button = m_group->button(index);
    if (button == nullptr)
        return;
    const bool blocked = m_group->blockSignals(true);
    button->setChecked(true);
    m_group->blockSignals(blocked);
    setFocusProxy(button);
}

QStringList SegmentedControl::items() const
{
    QStringList texts;
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (const QAbstractButton *button : buttons)
        texts.append(button->text());
    return texts;
}

} // namespace pikestaff::ui
