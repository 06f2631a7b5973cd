// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/card.h"

#include "ui/textrole.h"
#include "ui/theme.h"

#include <QChildEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace pikestaff::ui {

namespace {

constexpr int radius = 8;
constexpr int padding = 16;
constexpr int headingHeight = 40;

/// Lies on a corner of the card and paints what is outside of the curve, so that tables and
/// terminals need not know that they are in a card.
class Corner : public QWidget
{
public:
    Corner(int index, Card *card)
        : QWidget(card)
        , m_card(*card)
        , m_index(index)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        setFixedSize(radius, radius);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &colors = colorsOf(*this);
        const bool right = m_index % 2 == 1;
        const bool low = m_index >= 2;
        QRectF whole(0, 0, 4 * radius, 4 * radius);
        whole.moveTopLeft(QPointF(right ? -3 * radius : 0, low ? -3 * radius : 0));
        const bool chosen = m_card.property("chosen").toBool();
        const qreal line = chosen ? 2 : 1;
        QPainterPath outside;
        outside.addRect(rect());
        QPainterPath card;
        card.addRoundedRect(whole, radius, radius);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool onPage = m_card.ground() == Card::Ground::Page;
        painter.fillPath(outside.subtracted(card), onPage ? colors.background : colors.panel);
        painter.setPen(QPen(chosen ? colors.accent : colors.line, line));
        const qreal half = line / 2;
        painter.drawRoundedRect(whole.adjusted(half, half, -half, -half), radius - half,
                                radius - half);
    }

private:
    const Card &m_card;
    int m_index;
};

} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
    , m_content(new QVBoxLayout)
{
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(8);
    m_layout->addLayout(m_content, 1);
    for (int i = 0; i < 4; ++i)
        m_corners.at(static_cast<std::size_t>(i)) = new Corner(i, this);
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    for (QWidget *corner : m_corners)
        corner->setVisible(ground != Ground::Anything);
}

void Card::setHeading(const QString &text)
{
    ensureHeading();
    m_heading->setText(text);
}

QHBoxLayout *Card::headingLayout()
{
    ensureHeading();
    return m_headingLayout;
}

void Card::ensureHeading()
{
    if (m_headingRow != nullptr)
        return;
    m_headingRow = new QWidget(this);
    m_headingRow->setObjectName(QStringLiteral("cardHeading"));
    m_headingRow->setMinimumHeight(headingHeight);
    m_headingLayout = new QHBoxLayout(m_headingRow);
    m_headingLayout->setContentsMargins(padding, 4, padding - 4, 4);
    m_headingLayout->setSpacing(8);
    m_heading = new QLabel(m_headingRow);
    setTextRole(m_heading, TextRole::Heading);
    m_headingLayout->addWidget(m_heading);
    m_headingLayout->addStretch(1);
    m_layout->insertWidget(0, m_headingRow);
}

void Card::usePadding()
{
    m_content->setContentsMargins(padding, padding - 2, padding, padding - 2);
}

void Card::setChosen(bool chosen)
{
    setProperty("chosen", chosen);
    style()->unpolish(this);
    style()->polish(this);
    update();
    for (QWidget *corner : m_corners)
        corner->update();
}

void Card::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeCorners();
}

void Card::childEvent(QChildEvent *event)
{
    QFrame::childEvent(event);
    if (event->type() == QEvent::ChildPolished)
        placeCorners();
}

void Card::placeCorners()
{
    for (std::size_t i = 0; i < m_corners.size(); ++i) {
        if (m_corners.at(i) == nullptr)
            return;
        m_corners.at(i)->move(i % 2 == 1 ? width() - radius : 0, i >= 2 ? height() - radius : 0);
        m_corners.at(i)->raise();
    }
}

} // namespace pikestaff::ui
