// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/logstore.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <compare>

namespace pikestaff::ui {

/// Shows a LogStore as a terminal does; paints only the lines that are seen, so its cost does not
/// grow with the log. Follows the end as long as it stands there. Long lines are not wrapped but
/// scrolled to the side: every line is one row, columns of tools stay columns, and a hundred
/// thousand lines cost no layout.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);

    void setStore(const LogStore *store); ///< not owned; outlives this
    void setHostFilter(int host);         ///< -1: all
    [[nodiscard]] int hostFilter() const { return m_host; }
    void setPlaceholder(const QString &text); ///< shown while there is no line
    /// At least as high as its rows, for a few of them inside of what scrolls as a whole.
    void setWhole(bool whole);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void goToEnd();        ///< and follow it
    bool goToFirstError(); ///< false: there is none
    /// Marks every match; the next one from here is selected and shown. False: there is none.
    bool find(const QString &text, bool forward);
    void setFindText(const QString &text);

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;

    [[nodiscard]] quint64 firstSeen() const; ///< number of the row at the top
    [[nodiscard]] qsizetype rowCount() const;
    /// How many rows the last paint drew.
    [[nodiscard]] int paintedRows() const { return m_painted; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Place
    {
        quint64 row = 0;
        qsizetype column = 0;
        friend auto operator<=>(const Place &, const Place &) = default; // NOLINT: no pointer
    };
    struct Columns ///< where things stand, in pixels of the viewport
    {
        int mark = 0;
        int time = 0;
        int host = 0;
        int text = 0;
    };

    void takeChange();
    void startOver();
    void updateBars();
    void setFollowing(bool following);
    void measure();
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] quint64 numberAt(qsizetype index) const;
    [[nodiscard]] qsizetype indexOf(quint64 number) const;
    [[nodiscard]] Place placeAt(const QPoint &point) const;
    [[nodiscard]] int rowsInView() const;
    [[nodiscard]] int heightOfRows() const;
    void showRow(quint64 number);
    void paintRow(QPainter &painter, const Columns &places, quint64 number, int top);
    void paintMatches(QPainter &painter, const QString &text, int left, int top) const;
    void paintSelection(QPainter &painter, const QString &text, quint64 number, int left,
                        int top) const;

    const LogStore *m_store = nullptr;
    int m_host = -1;
    std::deque<quint64> m_filtered; ///< numbers of the rows of m_host; unused where that is -1
    quint64 m_taken = 0;            ///< rows up to here have been looked at
    QString m_placeholder;
    QString m_find;
    Place m_anchor;
    Place m_cursor;
    QTimer m_autoScroll;
    bool m_following = true;
    bool m_adjusting = false;
    bool m_whole = false;
    int m_painted = 0;
    int m_rowHeight = 1;
    int m_ascent = 1;
    int m_charWidth = 1;
    quint64 m_firstBefore = 0;
};

} // namespace pikestaff::ui
