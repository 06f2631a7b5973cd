// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/railitem.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace pikestaff::ui {

/// The pages as a table of contents, in three groups, with how each stands; below them how far the
/// whole is. One stop for Tab: the arrow keys move, Enter shows.
class ChapterRail : public QWidget
{
    Q_OBJECT

public:
    explicit ChapterRail(QWidget *parent = nullptr);

    void setEntries(const std::vector<RailEntry> &entries);
    void setCurrent(const QString &id);
    /// 0..100, with a sentence below it.
    void setProgress(int percent, const QString &text);
    void takeFocus(); ///< to the row of the page that is shown
    [[nodiscard]] bool holdsFocus() const;
    [[nodiscard]] RailItem *item(const QString &id) const;
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &id);

private:
    void rebuild(const std::vector<RailEntry> &entries);
    void makeOneTabStop();
    void step(const RailItem &from, int direction, bool farthest);

    QScrollArea *m_scroll;
    QWidget *m_list;
    QVBoxLayout *m_layout;
    QLabel *m_headings[3]{};
    QProgressBar *m_bar;
    QLabel *m_text;
    std::vector<RailItem *> m_items;
    QString m_current;
};

} // namespace pikestaff::ui
