// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/statemark.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <chrono>

namespace pikestaff::ui {

namespace {

constexpr int side = 16;
constexpr std::chrono::milliseconds frame{50};
constexpr qreal turnPerFrame = 0.05;

void drawTick(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{{4.6, 8.3}, {7.0, 10.7}, {11.4, 5.7}});
}

void drawExclamation(QPainter &painter, const QColor &color, qreal top, qreal bottom)
{
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(8, top), QPointF(8, bottom - 3.1));
    painter.drawPoint(QPointF(8, bottom));
}

void drawWarning(QPainter &painter, const Colors &colors)
{
    painter.setPen(QPen(colors.warning, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colors.warning);
    painter.drawPolygon(QPolygonF{{8, 1.8}, {15, 14}, {1, 14}});
    drawExclamation(painter, colors.panel, 6.0, 12.0);
}

void drawFailed(QPainter &painter, const Colors &colors)
{
    painter.setPen(QPen(colors.error, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colors.error);
    painter.drawPolygon(QPolygonF{
        {5, 0.7}, {11, 0.7}, {15.3, 5}, {15.3, 11}, {11, 15.3}, {5, 15.3}, {0.7, 11}, {0.7, 5}});
    painter.setPen(QPen(colors.panel, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(5.4, 5.4), QPointF(10.6, 10.6));
    painter.drawLine(QPointF(10.6, 5.4), QPointF(5.4, 10.6));
}

void drawOutdated(QPainter &painter, const Colors &colors)
{
    const QRectF circle(1.2, 1.2, 13.6, 13.6);
    painter.setPen(QPen(colors.warning, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(circle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.warning);
    painter.drawPie(circle, 90 * 16, 180 * 16);
}

void drawRunning(QPainter &painter, const Colors &colors, qreal phase)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 2, Qt::SolidLine, Qt::RoundCap));
    const int start = static_cast<int>(-phase * 360 * 16) - 30 * 16;
    painter.drawArc(QRectF(1.5, 1.5, 13, 13), start, -285 * 16);
}

} // namespace

void paintMark(QPainter &painter, const QRectF &square, Mark mark, const Colors &colors,
               qreal phase)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / side, square.height() / side);
    switch (mark) {
    case Mark::None: {
        QColor ring = colors.dim;
        ring.setAlphaF(0.45F);
        painter.setPen(QPen(ring, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(1.2, 1.2, 13.6, 13.6));
        break;
    }
    case Mark::Running:
        drawRunning(painter, colors, phase);
        break;
    case Mark::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.good);
        painter.drawEllipse(QRectF(0.4, 0.4, 15.2, 15.2));
        drawTick(painter, colors.panel);
        break;
    case Mark::Warning:
        drawWarning(painter, colors);
        break;
    case Mark::Failed:
        drawFailed(painter, colors);
        break;
    case Mark::Outdated:
        drawOutdated(painter, colors);
        break;
    }
    painter.restore();
}

QString markText(Mark mark)
{
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Running:
        return StateMark::tr("running");
    case Mark::Done:
        return StateMark::tr("done");
    case Mark::Warning:
        return StateMark::tr("needs attention");
    case Mark::Failed:
        return StateMark::tr("failed");
    case Mark::Outdated:
        return StateMark::tr("outdated");
    }
    return StateMark::tr("not started");
}

StateMark::StateMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(StateMark::sizeHint());
    setFocusPolicy(Qt::NoFocus);
    m_timer.setInterval(frame);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = m_phase + turnPerFrame >= 1 ? 0 : m_phase + turnPerFrame;
        update();
    });
    setMark(Mark::None);
}

StateMark::StateMark(Mark mark, QWidget *parent)
    : StateMark(parent)
{
    setMark(mark);
}

void StateMark::setMark(Mark mark)
{
    m_mark = mark;
    setAccessibleName(markText(mark));
    turnWhereNeeded();
    update();
}

QSize StateMark::sizeHint() const { return {side, side}; }

void StateMark::turnWhereNeeded()
{
    const bool turning = m_mark == Mark::Running && isVisible();
    if (turning != m_timer.isActive()) {
        if (turning)
            m_timer.start();
        else
            m_timer.stop();
    }
}

void StateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, QRectF(rect()), m_mark, colorsOf(*this), m_phase);
}

void StateMark::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    turnWhereNeeded();
}

void StateMark::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    turnWhereNeeded();
}

void StateMark::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(markText(m_mark));
    QWidget::changeEvent(event);
}

} // namespace pikestaff::ui
