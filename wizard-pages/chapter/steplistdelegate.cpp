// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/steplistdelegate.h"

#include "ui/statemark.h"
#include "ui/textrole.h"
#include "ui/theme.h"
#include "wizard-pages/chapter/chaptermodel.h"
#include "wizard-pages/chapter/stepmark.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QWidget>

namespace pikestaff::pages {

namespace {

constexpr int side = 14;
constexpr int markSize = 16;
constexpr int gap = 10;
constexpr int above = 9;
constexpr int between = 1;

QFont titleFont() { return ui::fontOf(ui::TextRole::Body); }
QFont smallFont() { return ui::fontOf(ui::TextRole::SmallDim); }
QFont sectionFont() { return ui::fontOf(ui::TextRole::TableHead); }

QString timeOf(const QModelIndex &index)
{
    const QDateTime since = index.data(ChapterModel::SinceRole).toDateTime();
    if (since.isValid())
        return clockText(since.msecsTo(QDateTime::currentDateTimeUtc()));
    const qint64 took = index.data(ChapterModel::MillisecondsRole).toLongLong();
    return took > 0 ? clockText(took) : QString();
}

/// Of a step's title, beside which any time has room.
int titleWidth(const QStyleOptionViewItem &option)
{
    const auto *list = qobject_cast<const QAbstractItemView *>(option.widget);
    const int row = list != nullptr ? list->viewport()->width() : option.rect.width();
    const int time = QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("00:00"));
    return row - 2 * side - markSize - gap - time - gap;
}

int titleHeight(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QRect room(0, 0, titleWidth(option), QWIDGETSIZE_MAX);
    return QFontMetrics(titleFont())
        .boundingRect(room, Qt::TextWordWrap, index.data().toString())
        .height();
}

bool isSection(const QModelIndex &index)
{
    return index.data(ChapterModel::KindRole).toInt() ==
           static_cast<int>(ChapterModel::RowKind::Section);
}

} // namespace

QSize StepListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isSection(index))
        return {0, QFontMetrics(sectionFont()).height() + 2 * above + 2};
    const int lines = titleHeight(option, index) + QFontMetrics(smallFont()).height();
    return {0, lines + 2 * above + between};
}

void StepListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    if (isSection(index))
        paintSection(*painter, option, index);
    else
        paintStep(*painter, option, index);
    const ui::Colors &colors = ui::colorsOf(*option.widget);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void StepListDelegate::paintSection(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    const ui::Colors &colors = ui::colorsOf(*option.widget);
    painter.fillRect(option.rect, colors.background);
    painter.setFont(sectionFont());
    painter.setPen(colors.dim);
    const QRect box = option.rect.adjusted(side, 0, -side, -1);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(painter.font())
                         .elidedText(index.data().toString(), Qt::ElideRight, box.width()));
}

void StepListDelegate::paintStep(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const ui::Colors &colors = ui::colorsOf(*option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, colors.accentSoft);
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    const auto status =
        static_cast<engine::StepStatus>(index.data(ChapterModel::StatusRole).toInt());
    const QFontMetrics title(titleFont());
    const QFontMetrics small(smallFont());
    const int top = option.rect.top() + above;
    const QRectF mark(option.rect.left() + side, top + (title.height() - markSize) / 2.0, markSize,
                      markSize);
    ui::paintMark(painter, mark, markOf(status), colors, m_phase);

    const QString time = timeOf(index);
    const int timeWidth = time.isEmpty() ? 0 : small.horizontalAdvance(time) + gap;
    const int left = option.rect.left() + side + markSize + gap;
    const int right = option.rect.right() - side;
    painter.setFont(smallFont());
    painter.setPen(colors.dim);
    painter.drawText(QRect(right - timeWidth, top, timeWidth, title.height()),
                     Qt::AlignRight | Qt::AlignVCenter, time);
    painter.setFont(titleFont());
    painter.setPen(engine::isBad(status) ? colors.error : colors.ink);
    const int height = titleHeight(option, index);
    painter.drawText(QRect(left, top, titleWidth(option), height),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
    painter.setFont(smallFont());
    painter.setPen(colors.dim);
    QString below = index.data(ChapterModel::HostsRole).toString();
    if (needsWord(status))
        below = tr("%1 · %2").arg(statusText(status), below);
    painter.drawText(QRect(left, top + height + between, right - left, small.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(below, Qt::ElideRight, right - left));
}

} // namespace pikestaff::pages
