// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

#include <QAbstractButton>
#include <QFont>
#include <QTimer>

namespace pikestaff::ui {

/// What the rail shows of a page.
struct RailEntry
{
    QString id;
    Page::Group group = Page::Group::Prepare;
    QString text;
    Mark mark = Mark::None;
    QString note;
    bool reachable = true;
};

/// A row of the chapter rail. A button: its accessible name carries the state as a word.
class RailItem : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RailItem(QWidget *parent = nullptr);

    void setEntry(const RailEntry &entry);
    [[nodiscard]] const RailEntry &entry() const { return m_entry; }
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    [[nodiscard]] bool isShortened() const; ///< the text is longer than its two lines
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// An arrow key: -1 up, 1 down; Home and End: the farthest.
    void stepWanted(int direction, bool farthest);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void turnWhereNeeded();
    void describe();
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] int textWidth(int width) const;
    [[nodiscard]] int linesAt(int width) const;

    RailEntry m_entry;
    bool m_current = false;
    qreal m_phase = 0;
    QTimer m_timer;
};

} // namespace pikestaff::ui
