// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/railitem.h"

#include "ui/statemark.h"
#include "ui/textrole.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace pikestaff::ui {

namespace {

constexpr int itemHeight = 31;
constexpr int twoLinesHeight = 48;
constexpr int side = 10;
constexpr int markSide = 16;
constexpr int textLeft = side + markSide + 10;
constexpr int radius = 6;
constexpr int noteGap = 6;
constexpr int smallestWidth = 160;
constexpr std::chrono::milliseconds frame{50};
constexpr qreal turnPerFrame = 0.05;

} // namespace

RailItem::RailItem(QWidget *parent)
    : QAbstractButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    m_timer.setInterval(frame);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = m_phase + turnPerFrame >= 1 ? 0 : m_phase + turnPerFrame;
        update(side, 0, markSide, height());
    });
}

void RailItem::setEntry(const RailEntry &entry)
{
    m_entry = entry;
    setText(entry.text);
    setEnabled(entry.reachable);
    setCursor(entry.reachable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    describe();
    turnWhereNeeded();
    updateGeometry();
    update();
}

void RailItem::describe()
{
    const QString state = markText(m_entry.mark);
    setAccessibleName(m_entry.note.isEmpty()
                          ? tr("%1: %2").arg(m_entry.text, state)
                          : tr("%1: %2, %3").arg(m_entry.text, state, m_entry.note));
    setAccessibleDescription(m_current ? tr("This page is shown") : QString());
    setToolTip(m_entry.text);
}

void RailItem::setCurrent(bool current)
{
    m_current = current;
    describe();
    updateGeometry(); // in strong letters it may need another line
    update();
}

QSize RailItem::sizeHint() const { return {smallestWidth, itemHeight}; }

QSize RailItem::minimumSizeHint() const { return {0, itemHeight}; }

void RailItem::turnWhereNeeded()
{
    const bool turning = m_entry.mark == Mark::Running && isVisible();
    if (turning && !m_timer.isActive())
        m_timer.start();
    else if (!turning)
        m_timer.stop();
}

QFont RailItem::textFont() const { return fontOf(m_current ? TextRole::Heading : TextRole::Body); }

int RailItem::textWidth(int width) const
{
    const int room = width - side - textLeft;
    return m_entry.note.isEmpty()
               ? room
               : room - noteGap -
                     QFontMetrics(fontOf(TextRole::Small)).horizontalAdvance(m_entry.note);
}

int RailItem::linesAt(int width) const
{
    const QFontMetrics metrics(textFont());
    const QRect place(0, 0, textWidth(width), QWIDGETSIZE_MAX);
    const int height = metrics.boundingRect(place, Qt::TextWordWrap, m_entry.text).height();
    return std::max(1, (height + metrics.height() / 2) / metrics.height());
}

int RailItem::heightForWidth(int width) const
{
    return linesAt(width) > 1 ? twoLinesHeight : itemHeight;
}

bool RailItem::isShortened() const { return linesAt(width()) > 2; }

void RailItem::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_current || (underMouse() && isEnabled())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_current ? colors.accentSoft : colors.background);
        painter.drawRoundedRect(whole, radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    paintMark(painter, QRectF(side, (height() - markSide) / 2.0, markSide, markSide), m_entry.mark,
              colors, m_phase);
    if (!m_entry.note.isEmpty()) {
        painter.setFont(fontOf(TextRole::Small));
        painter.setPen(colors.dim);
        painter.drawText(QRect(0, 0, width() - side, height()), Qt::AlignVCenter | Qt::AlignRight,
                         m_entry.note);
    }
    painter.setFont(textFont());
    painter.setPen(m_current ? colors.accent : isEnabled() ? colors.ink : colors.dim);
    painter.drawText(QRect(textLeft, 0, textWidth(width()), height()),
                     Qt::AlignVCenter | Qt::TextWordWrap, m_entry.text);
}

void RailItem::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT stepWanted(event->key() == Qt::Key_Up ? -1 : 1, false);
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        Q_EMIT stepWanted(event->key() == Qt::Key_Home ? -1 : 1, true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void RailItem::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    turnWhereNeeded();
}

void RailItem::hideEvent(QHideEvent *event)
{
    QAbstractButton::hideEvent(event);
    turnWhereNeeded();
}

void RailItem::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

} // namespace pikestaff::ui
