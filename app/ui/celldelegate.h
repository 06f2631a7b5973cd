// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/pill.h"
#include "ui/textrole.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace pikestaff::ui {

struct Colors;

/// How a cell of a table is drawn.
struct CellLook
{
    TextRole role = TextRole::Body;
    std::optional<Pill::Kind> pill{}; ///< the whole text stands in one
    bool strong = false;
    QString pillAfter{}; ///< a short word in a pill behind the text
    Pill::Kind pillAfterKind = Pill::Kind::Warning;
};

/// Draws cells in the text roles and pills of the kit. The words stay in the model, so that nothing
/// is told by colour alone.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using LookOf = std::function<CellLook(const QModelIndex &)>;

    CellDelegate(LookOf lookOf, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    LookOf m_lookOf;
};

/// A pill at this place, as high as its text; returns its width. Elided where it does not fit.
int paintPill(QPainter &painter, const QPointF &leftCenter, int mostWidth, Pill::Kind kind,
              const QString &text, const Colors &colors);
[[nodiscard]] int pillWidth(const QString &text);

} // namespace pikestaff::ui
