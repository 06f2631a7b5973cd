// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/celldelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace pikestaff::ui {

namespace {

constexpr int cellPadding = 12;
constexpr int pillPadding = 9;
constexpr int gap = 8;

std::pair<QColor, QColor> colorsOfPill(Pill::Kind kind, const Colors &colors)
{
    switch (kind) {
    case Pill::Kind::Neutral:
        break;
    case Pill::Kind::Good:
        return {colors.goodSoft, colors.good};
    case Pill::Kind::Warning:
        return {colors.warningSoft, colors.warning};
    case Pill::Kind::Error:
        return {colors.errorSoft, colors.error};
    case Pill::Kind::Accent:
        return {colors.accentSoft, colors.accent};
    }
    return {colors.code, colors.dim};
}

QFont fontOf(const CellLook &look)
{
    QFont font = fontOf(look.role);
    if (look.strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int pillWidth(const QString &text)
{
    return QFontMetrics(fontOf(TextRole::Small)).horizontalAdvance(text) + 2 * pillPadding;
}

int paintPill(QPainter &painter, const QPointF &leftCenter, int mostWidth, Pill::Kind kind,
              const QString &text, const Colors &colors)
{
    const auto [back, front] = colorsOfPill(kind, colors);
    const QFont font = fontOf(TextRole::Small);
    const QFontMetrics metrics(font);
    const int width = std::min(pillWidth(text), mostWidth);
    const int height = metrics.height() + 2;
    if (width <= 2 * pillPadding)
        return 0;
    QRectF area(leftCenter.x(), leftCenter.y() - height / 2.0, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(area, height / 2.0, height / 2.0);
    painter.setPen(front);
    painter.setFont(font);
    area.adjust(pillPadding, 0, -pillPadding + 1, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, width - 2 * pillPadding + 1));
    painter.restore();
    return width;
}

CellDelegate::CellDelegate(LookOf lookOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lookOf(std::move(lookOf))
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (item.widget == nullptr || text.isEmpty())
        return;
    const Colors &colors = colorsOf(*item.widget);
    const CellLook look = m_lookOf(index);
    QRect area = option.rect.adjusted(cellPadding, 0, -gap, -1);
    if (look.pill) {
        paintPill(*painter, QPointF(area.left(), area.center().y() + 0.5), area.width(), *look.pill,
                  text, colors);
        return;
    }
    painter->save();
    const QFont font = fontOf(look);
    painter->setFont(font);
    const bool dim = look.role == TextRole::Dim || look.role == TextRole::SmallDim;
    painter->setPen(dim ? colors.dim : colors.ink);
    const int pill = look.pillAfter.isEmpty() ? 0 : pillWidth(look.pillAfter) + gap;
    const QFontMetrics metrics(font);
    const QString fitting =
        metrics.elidedText(text, Qt::ElideRight, std::max(0, area.width() - pill));
    painter->drawText(area, static_cast<int>(item.displayAlignment) | Qt::TextSingleLine, fitting);
    painter->restore();
    if (pill > 0) {
        const int used = metrics.horizontalAdvance(fitting) + gap;
        paintPill(*painter, QPointF(area.left() + used, area.center().y() + 0.5),
                  area.width() - used, look.pillAfterKind, look.pillAfter, colors);
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CellLook look = m_lookOf(index);
    const QString text = index.data().toString();
    int width = look.pill ? pillWidth(text) : QFontMetrics(fontOf(look)).horizontalAdvance(text);
    if (!look.pillAfter.isEmpty())
        width += gap + pillWidth(look.pillAfter);
    const QSize base = QStyledItemDelegate::sizeHint(option, index);
    return {width + cellPadding + gap + 1, base.height()};
}

} // namespace pikestaff::ui
