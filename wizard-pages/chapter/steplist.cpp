// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/steplist.h"

#include "wizard-pages/chapter/chaptermodel.h"

namespace pikestaff::pages {

namespace {

constexpr int frame = 66; ///< milliseconds
constexpr qreal turnPerFrame = 0.066;

} // namespace

StepList::StepList(ChapterModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(&m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setResizeMode(QListView::Adjust); // titles are of one line or two
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    m_timer.setInterval(frame);
    connect(&m_timer, &QTimer::timeout, this, &StepList::turn);
    connect(&model, &ChapterModel::stateChanged, this, &StepList::turnWhereNeeded);
}

int StepList::currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

void StepList::select(int row)
{
    if (row < 0 || row == currentRow())
        return;
    m_selecting = true;
    setCurrentIndex(m_model.index(row));
    m_selecting = false;
    showCurrent();
}

/// With what stands around it: a heading above the first step of a section.
void StepList::showCurrent()
{
    if (currentIndex().isValid())
        scrollTo(currentIndex(), QAbstractItemView::PositionAtCenter);
}

void StepList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    showCurrent();
}

void StepList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    Q_EMIT rowChanged(current.row());
    if (!m_selecting)
        Q_EMIT rowChosen(current.row());
}

/// The first row is a heading, where nobody can stand.
QModelIndex StepList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action == MoveHome)
        return m_model.index(m_model.firstStepRow());
    return QListView::moveCursor(action, modifiers);
}

void StepList::turnWhereNeeded()
{
    if (isVisible() && m_model.runningRow() >= 0)
        m_timer.start();
    else
        m_timer.stop();
}

void StepList::turn()
{
    m_phase += turnPerFrame;
    if (m_phase >= 1)
        m_phase -= 1;
    m_delegate.setPhase(m_phase);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.statusOf(row) == engine::StepStatus::Running)
            update(m_model.index(row));
    }
}

void StepList::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    turnWhereNeeded();
}

void StepList::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    m_timer.stop();
}

} // namespace pikestaff::pages
