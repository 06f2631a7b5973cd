// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/logview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

// Keys, mouse, search and clipboard of a LogView.
namespace pikestaff::ui {

LogView::Place LogView::placeAt(const QPoint &point) const
{
    const qsizetype rows = rowCount();
    if (rows == 0)
        return {};
    const qsizetype index =
        std::clamp<qsizetype>(verticalScrollBar()->value() + point.y() / m_rowHeight, 0, rows - 1);
    const quint64 number = numberAt(index);
    const QString text = shownLine(m_store->row(number).text);
    const int x = point.x() - columns().text + horizontalScrollBar()->value();
    qsizetype low = 0; // wide letters: the place is searched by what it measures
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        const int before = fontMetrics().horizontalAdvance(text.left(middle));
        const int after = fontMetrics().horizontalAdvance(text.left(middle + 1));
        if (x < (before + after) / 2)
            high = middle;
        else
            low = middle + 1;
    }
    return {number, low};
}

QString LogView::selectedText() const
{
    Place begin = std::min(m_anchor, m_cursor);
    const Place end = std::max(m_anchor, m_cursor);
    if (m_store == nullptr || begin == end)
        return {};
    if (begin.row < m_store->first())
        begin = {m_store->first(), 0};
    QString text;
    for (qsizetype i = indexOf(begin.row); i < rowCount() && numberAt(i) <= end.row; ++i) {
        const quint64 number = numberAt(i);
        const QString line = shownLine(m_store->row(number).text);
        const qsizetype from = number == begin.row ? begin.column : 0;
        const qsizetype to = number == end.row ? end.column : line.size();
        text += line.mid(from, to - from);
        if (number != end.row)
            text += QLatin1Char('\n');
    }
    return text;
}

void LogView::selectAll()
{
    if (rowCount() == 0)
        return;
    const quint64 last = numberAt(rowCount() - 1);
    m_anchor = {numberAt(0), 0};
    m_cursor = {last, shownLine(m_store->row(last).text).size()};
    viewport()->update();
}

void LogView::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void LogView::setFindText(const QString &text)
{
    m_find = text;
    viewport()->update();
}

bool LogView::find(const QString &text, bool forward)
{
    setFindText(text);
    const qsizetype rows = rowCount();
    if (text.isEmpty() || rows == 0)
        return false;
    const bool fresh = m_anchor == m_cursor;
    const Place from = fresh     ? Place{firstSeen(), 0}
                       : forward ? std::max(m_anchor, m_cursor)
                                 : std::min(m_anchor, m_cursor);
    const qsizetype start = std::clamp<qsizetype>(indexOf(from.row), 0, rows - 1);
    for (qsizetype i = 0; i <= rows; ++i) {
        const qsizetype index = (start + (forward ? i : rows - i % rows)) % rows;
        const quint64 number = numberAt(index);
        const QString line = shownLine(m_store->row(number).text);
        qsizetype column = -1;
        if (forward)
            column = line.indexOf(text, i == 0 ? from.column : 0, Qt::CaseInsensitive);
        else if (i > 0 || from.column > 0)
            column = line.lastIndexOf(text, i == 0 ? from.column - 1 : -1, Qt::CaseInsensitive);
        if (column < 0)
            continue;
        m_anchor = {number, column};
        m_cursor = {number, column + text.size()};
        const int x = fontMetrics().horizontalAdvance(line.left(column));
        QScrollBar *bar = horizontalScrollBar();
        if (x < bar->value() || x > bar->value() + bar->pageStep() - 8 * m_charWidth)
            bar->setValue(x - bar->pageStep() / 3);
        showRow(number);
        return true;
    }
    return false;
}

void LogView::resizeEvent(QResizeEvent *) { updateBars(); }

void LogView::scrollContentsBy(int, int)
{
    if (!m_adjusting)
        setFollowing(verticalScrollBar()->value() == verticalScrollBar()->maximum());
    viewport()->update();
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        measure();
    QAbstractScrollArea::changeEvent(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *vertical = verticalScrollBar();
    QScrollBar *horizontal = horizontalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Home) {
        vertical->setValue(0);
        horizontal->setValue(0);
    } else if (event->key() == Qt::Key_End) {
        goToEnd();
    } else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        vertical->setValue(vertical->value() + (event->key() == Qt::Key_Up ? -1 : 1));
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        const int page = vertical->pageStep();
        vertical->setValue(vertical->value() + (event->key() == Qt::Key_PageUp ? -page : page));
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const int step = horizontal->singleStep();
        horizontal->setValue(horizontal->value() + (event->key() == Qt::Key_Left ? -step : step));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_cursor = placeAt(event->position().toPoint());
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = m_cursor;
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const QPoint point = event->position().toPoint();
    m_cursor = placeAt(point);
    if (viewport()->rect().contains(point))
        m_autoScroll.stop();
    else
        m_autoScroll.start();
    viewport()->update();
}

void LogView::mouseReleaseEvent(QMouseEvent *) { m_autoScroll.stop(); }

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->position().toPoint());
    if (rowCount() == 0)
        return;
    const QString text = shownLine(m_store->row(place.row).text);
    qsizetype begin = std::min(place.column, text.size());
    qsizetype end = begin;
    while (begin > 0 && !text[begin - 1].isSpace())
        --begin;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    m_anchor = {place.row, begin};
    m_cursor = {place.row, end};
    viewport()->update();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(tr("Copy"));
    copyAction->setEnabled(m_anchor != m_cursor);
    connect(copyAction, &QAction::triggered, this, &LogView::copy);
    connect(menu->addAction(tr("Select all")), &QAction::triggered, this, &LogView::selectAll);
    connect(menu->addAction(tr("Go to the end")), &QAction::triggered, this, &LogView::goToEnd);
    menu->popup(event->globalPos());
}

} // namespace pikestaff::ui
