// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/ntp/ntpdrawing.h"

#include "ui/textrole.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pikestaff::pages {

namespace {

constexpr qreal boxHeight = 32;
constexpr qreal boxGap = 10;
constexpr qreal margin = 16;
constexpr qreal arrow = 5;

} // namespace

NtpDrawing::NtpDrawing(QWidget *parent)
    : QWidget(parent)
{
    setMinimumHeight(150);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize NtpDrawing::sizeHint() const { return {460, 190}; }

void NtpDrawing::setHosts(const QStringList &sources, const QString &controller,
                          const QStringList &others)
{
    m_sources = sources;
    m_controller = controller;
    m_others = others;
    update();
}

/// What does not fit becomes one box: "compute4 … compute40".
QStringList NtpDrawing::fitting(const QStringList &names) const
{
    const auto most = static_cast<qsizetype>(
        std::max(2.0, (height() - 2 * margin + boxGap) / (boxHeight + boxGap)));
    if (names.size() <= most)
        return names;
    QStringList shown = names.mid(0, most - 1);
    shown << names.at(most - 1) + QStringLiteral(" … ") + names.last();
    return shown;
}

std::vector<QRectF> NtpDrawing::place(const QStringList &names, const Column &column) const
{
    std::vector<QRectF> boxes;
    const auto count = static_cast<qreal>(names.size());
    qreal top = (height() - count * boxHeight - (count - 1) * boxGap) / 2;
    for (qsizetype i = 0; i < names.size(); ++i) {
        boxes.emplace_back(column.left, top, column.width, boxHeight);
        top += boxHeight + boxGap;
    }
    return boxes;
}

void NtpDrawing::paintArrow(QPainter &painter, const QPointF &from, const QPointF &to)
{
    const qreal middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to - QPointF(arrow, 0));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    QPainterPath head(to);
    head.lineTo(to + QPointF(-arrow - 2, -arrow));
    head.lineTo(to + QPointF(-arrow - 2, arrow));
    head.closeSubpath();
    painter.fillPath(head, painter.pen().color());
}

void NtpDrawing::paintEvent(QPaintEvent *)
{
    const ui::Colors &colors = ui::colorsOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal usable = width() - 2 * margin;
    const qreal column = std::min(usable * 0.3, 200.0);
    const qreal step = (usable - 3 * column) / 2 + column;
    const QStringList sources = fitting(m_sources);
    const QStringList others = fitting(m_others);
    const auto sourceBoxes = place(sources, {margin, column});
    const auto middle = place({m_controller}, {margin + step, column}).front();
    const auto otherBoxes = place(others, {margin + 2 * step, column});

    painter.setPen(QPen(colors.dim, 1.5));
    for (const QRectF &box : sourceBoxes)
        paintArrow(painter, QPointF(box.right(), box.center().y()),
                   QPointF(middle.left(), middle.center().y()));
    for (const QRectF &box : otherBoxes)
        paintArrow(painter, QPointF(middle.right(), middle.center().y()),
                   QPointF(box.left(), box.center().y()));
    const auto paintBox = [&](const QRectF &box, const QString &text, const QColor &fill,
                              const QColor &line, const QColor &ink, bool strong) {
        painter.setPen(QPen(line, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 6, 6);
        QFont font = ui::fontOf(ui::TextRole::Small);
        if (strong)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(ink);
        const auto room = static_cast<int>(box.width()) - 16;
        painter.drawText(box, Qt::AlignCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideMiddle, room));
    };
    for (size_t i = 0; i < sourceBoxes.size(); ++i)
        paintBox(sourceBoxes[i], sources.at(static_cast<qsizetype>(i)), colors.code, colors.line,
                 colors.ink, false);
    paintBox(middle, m_controller, colors.accentSoft, colors.accent, colors.accent, true);
    for (size_t i = 0; i < otherBoxes.size(); ++i)
        paintBox(otherBoxes[i], others.at(static_cast<qsizetype>(i)), colors.panel, colors.line,
                 colors.ink, true);
}

} // namespace pikestaff::pages
