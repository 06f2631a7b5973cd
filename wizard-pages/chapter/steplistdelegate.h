// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QStyledItemDelegate>

namespace pikestaff::pages {

/// Draws the rows of a ChapterModel: a heading for a section; mark, title, hosts and time for a
/// step.
class StepListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setPhase(qreal phase) { m_phase = phase; } ///< of marks that turn, 0..1
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    static void paintSection(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index);
    void paintStep(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    qreal m_phase = 0;
};

} // namespace pikestaff::pages
