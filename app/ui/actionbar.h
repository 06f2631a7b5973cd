// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

#include <vector>

class QHBoxLayout;
class QPushButton;

namespace pikestaff::ui {

/// Back at the left, what else the page offers, and one primary button at the right.
class ActionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActionBar(QWidget *parent = nullptr);

    /// An action without a text has no button.
    void setActions(const PageAction &back, const QList<PageAction> &others,
                    const PageAction &primary);
    /// As if the primary button were pressed; nothing where it cannot be.
    void triggerPrimary();
    void triggerBack();
    [[nodiscard]] QPushButton *primaryButton() const { return m_primary.button; }

private:
    struct Entry
    {
        QPushButton *button = nullptr;
        std::function<void()> trigger;
    };
    void fill(Entry &entry, const PageAction &action);
    void press(std::size_t other);

    QHBoxLayout *m_row;
    Entry m_back;
    std::vector<Entry> m_others;
    Entry m_primary;
};

} // namespace pikestaff::ui
