// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/optioncard.h"

#include "ui/textrole.h"
#include "ui/theme.h"

#include <QPainter>

namespace pikestaff::pages {

namespace {

constexpr int padding = 16;
constexpr int gap = 6;
constexpr int radio = 18;
constexpr int radioGap = 12;

int heightOf(const QFont &font, const QString &text, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font).boundingRect(0, 0, width, 10'000, Qt::TextWordWrap, text).height();
}

} // namespace

OptionCard::OptionCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true); // a radio button, for screen readers too
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OptionCard::setTexts(const QString &title, const QString &text, const QString &consequence)
{
    setText(title);
    m_text = text;
    m_consequence = consequence;
    setAccessibleName(title);
    setAccessibleDescription(text + QLatin1Char(' ') + consequence);
    updateGeometry();
    update();
}

int OptionCard::heightForWidth(int width) const
{
    const int room = width - 2 * padding - radio - radioGap;
    return 2 * padding + QFontMetrics(ui::fontOf(ui::TextRole::Heading)).height() + gap +
           heightOf(ui::fontOf(ui::TextRole::Body), m_text, room) +
           (m_consequence.isEmpty() ? 0 : gap) +
           heightOf(ui::fontOf(ui::TextRole::Small), m_consequence, room);
}

QSize OptionCard::sizeHint() const { return {440, heightForWidth(440)}; }

QSize OptionCard::minimumSizeHint() const { return {280, 80}; }

void OptionCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void OptionCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void OptionCard::paintEvent(QPaintEvent *)
{
    const ui::Colors &colors = ui::colorsOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const qreal line = on ? 2 : 1;
    painter.setPen(QPen(on ? colors.accent : underMouse() ? colors.dim : colors.line, line));
    painter.setBrush(colors.panel);
    const qreal half = line / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 8, 8);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(5, 5, -5, -5), 5, 5);
    }
    const QFont titleFont = ui::fontOf(ui::TextRole::Heading);
    const int titleHeight = QFontMetrics(titleFont).height();
    const QRectF dot(padding, padding + (titleHeight - radio) / 2.0, radio, radio);
    painter.setPen(QPen(on ? colors.accent : colors.dim, on ? 5 : 1));
    painter.setBrush(colors.panel);
    painter.drawEllipse(on ? dot.adjusted(3, 3, -3, -3) : dot.adjusted(1, 1, -1, -1));

    const int left = padding + radio + radioGap;
    const int room = width() - left - padding;
    int top = padding;
    const auto write = [&](const QFont &font, const QColor &color, const QString &text) {
        const int height = heightOf(font, text, room);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(left, top, room, height), Qt::TextWordWrap, text);
        top += height + gap;
    };
    write(titleFont, colors.ink, text());
    write(ui::fontOf(ui::TextRole::Body), colors.ink, m_text);
    if (!m_consequence.isEmpty())
        write(ui::fontOf(ui::TextRole::Small), colors.dim, m_consequence);
}

} // namespace pikestaff::pages
