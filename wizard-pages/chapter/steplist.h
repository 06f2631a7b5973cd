// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/chapter/steplistdelegate.h"

#include <QListView>
#include <QTimer>

namespace pikestaff::pages {

class ChapterModel;

/// The steps of a chapter. Draws only what is seen; turns the marks of what runs.
class StepList : public QListView
{
    Q_OBJECT

public:
    explicit StepList(ChapterModel &model, QWidget *parent = nullptr);

    [[nodiscard]] int currentRow() const;
    void select(int row); ///< does not count as the user's choice

Q_SIGNALS:
    void rowChanged(int row);
    void rowChosen(int row); ///< by the user

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCurrent();
    void turn();
    void turnWhereNeeded();

    ChapterModel &m_model;
    StepListDelegate m_delegate;
    QTimer m_timer;
    qreal m_phase = 0;
    bool m_selecting = false;
};

} // namespace pikestaff::pages
