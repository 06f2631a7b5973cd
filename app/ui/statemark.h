// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

#include <QTimer>

class QPainter;

namespace pikestaff::ui {

struct Colors;

/// Draws the sign of a state into a square: ring, turning arc, disc with tick, triangle, octagon
/// with cross, half disc. `phase` 0..1 turns the arc.
void paintMark(QPainter &painter, const QRectF &square, Mark mark, const Colors &colors,
               qreal phase = 0);

/// The state as a word, for tables and assistive technology.
[[nodiscard]] QString markText(Mark mark);

/// A sign of 16 pixels. Its accessible name is the word of the state.
class StateMark : public QWidget
{
    Q_OBJECT

public:
    explicit StateMark(QWidget *parent = nullptr);
    explicit StateMark(Mark mark, QWidget *parent = nullptr);

    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void turnWhereNeeded();

    Mark m_mark = Mark::None;
    qreal m_phase = 0;
    QTimer m_timer;
};

} // namespace pikestaff::ui
