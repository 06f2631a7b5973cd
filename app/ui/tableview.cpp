// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/tableview.h"

#include "ui/textrole.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>

namespace pikestaff::ui {

namespace {

constexpr int rowHeight = 34;
constexpr int headHeight = 32;

/// Enter edits where there is something to edit; elsewhere it goes on to the window.
class EnterEdits : public QObject
{
public:
    explicit EnterEdits(QTableView &table)
        : QObject(&table)
        , m_table(table)
    {
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched != &m_table || event->type() != QEvent::KeyPress)
            return false;
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex index = m_table.currentIndex();
        if ((key != Qt::Key_Return && key != Qt::Key_Enter) || !index.isValid() ||
            !index.flags().testFlag(Qt::ItemIsEditable))
            return false;
        m_table.edit(index);
        return true;
    }

private:
    QTableView &m_table;
};

} // namespace

void prepareTable(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideRight);
    table.setTabKeyNavigation(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                          QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setCornerButtonEnabled(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setMinimumSectionSize(rowHeight);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *head = table.horizontalHeader();
    head->setFont(fontOf(TextRole::TableHead));
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setStretchLastSection(true);
    head->setMinimumHeight(headHeight);
    head->setSectionsClickable(false);
    head->setFocusPolicy(Qt::NoFocus);
    table.installEventFilter(new EnterEdits(table));
}

} // namespace pikestaff::ui
