// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QFrame>

class QButtonGroup;
class QHBoxLayout;

namespace pikestaff::ui {

/// A few choices of which one is taken, side by side in one frame. One stop for Tab; the arrow
/// keys choose.
class SegmentedControl : public QFrame
{
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    /// Keeps the choice where the number of items stays.
    void setItems(const QStringList &texts);
    [[nodiscard]] int current() const; ///< -1 without items
    void setCurrent(int index);        ///< does not emit
    [[nodiscard]] QStringList items() const;

Q_SIGNALS:
    void currentChanged(int index); ///< by the user

private:
    void rebuild(qsizetype count);
    void followInTabOrder();

    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
};

} // namespace pikestaff::ui
