// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/logview.h"

#include "ui/textrole.h"
#include "ui/theme.h"

#include <QCursor>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace pikestaff::ui {

namespace {

constexpr int padding = 12;
constexpr int gap = 10;
constexpr int markWidth = 8;
constexpr int leading = 4; ///< between two rows
constexpr int longestHost = 14;
constexpr int autoScrollInterval = 60;

QColor colorOf(LogLevel level, const Colors &colors)
{
    switch (level) {
    case LogLevel::Plain:
        break;
    case LogLevel::Good:
        return colors.terminalGood;
    case LogLevel::Warning:
        return colors.terminalWarning;
    case LogLevel::Error:
        return colors.terminalError;
    }
    return colors.terminalInk;
}

/// A shape of its own for each, so that nobody needs the colour.
void paintLevel(QPainter &painter, LogLevel level, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (level == LogLevel::Error) {
        painter.drawRoundedRect(box, 1.5, 1.5);
    } else if (level == LogLevel::Warning) {
        painter.drawPolygon(QPolygonF{{box.center().x(), box.top()},
                                      {box.right(), box.bottom()},
                                      {box.left(), box.bottom()}});
    } else if (level == LogLevel::Good) {
        painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{{box.left(), box.center().y()},
                                       {box.left() + box.width() * 0.4, box.bottom() - 1},
                                       {box.right(), box.top() + 1}});
    }
    painter.restore();
}

QColor translucent(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(1);
    m_autoScroll.setInterval(autoScrollInterval);
    connect(&m_autoScroll, &QTimer::timeout, this, [this] {
        const int y = viewport()->mapFromGlobal(QCursor::pos()).y();
        const int step = y < 0 ? -1 : y > viewport()->height() ? 1 : 0;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + step);
        m_cursor = placeAt(viewport()->mapFromGlobal(QCursor::pos()));
        viewport()->update();
    });
    measure();
}

void LogView::setStore(const LogStore *store)
{
    if (m_store != nullptr)
        m_store->disconnect(this);
    m_store = store;
    connect(store, &LogStore::changed, this, &LogView::takeChange);
    connect(store, &LogStore::cleared, this, &LogView::startOver);
    startOver();
}

void LogView::startOver()
{
    m_filtered.clear();
    m_taken = m_store->first();
    m_firstBefore = m_store->first();
    m_anchor = m_cursor = {};
    setFollowing(true);
    takeChange();
}

void LogView::setHostFilter(int host)
{
    if (host == m_host)
        return;
    m_host = host;
    if (m_store != nullptr)
        startOver();
}

void LogView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void LogView::setWhole(bool whole)
{
    m_whole = whole;
    setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setMinimumHeight(0);
    updateBars();
}

void LogView::takeChange()
{
    qsizetype gone = 0;
    if (m_host < 0) {
        gone = static_cast<qsizetype>(m_store->first() - m_firstBefore);
    } else {
        while (!m_filtered.empty() && m_filtered.front() < m_store->first()) {
            m_filtered.pop_front();
            ++gone;
        }
        for (quint64 row = std::max(m_taken, m_store->first()); row < m_store->end(); ++row) {
            if (m_store->row(row).host == m_host)
                m_filtered.push_back(row);
        }
    }
    m_firstBefore = m_store->first();
    m_taken = m_store->end();
    m_adjusting = true;
    if (!m_following && gone > 0) // what is being read stays where it is
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(gone));
    m_adjusting = false;
    updateBars();
    viewport()->update();
}

void LogView::updateBars()
{
    m_adjusting = true;
    const int rows = static_cast<int>(rowCount());
    const int seen = rowsInView();
    verticalScrollBar()->setPageStep(seen);
    verticalScrollBar()->setRange(0, std::max(0, rows - seen));
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    const int textWidth = viewport()->width() - columns().text - padding;
    const auto wanted = static_cast<int>((m_store == nullptr ? 0 : m_store->columns()) + 1);
    horizontalScrollBar()->setSingleStep(4 * m_charWidth);
    horizontalScrollBar()->setPageStep(std::max(1, textWidth));
    horizontalScrollBar()->setRange(0, std::max(0, wanted * m_charWidth - textWidth));
    m_adjusting = false;
    if (m_whole && heightOfRows() != minimumHeight())
        setMinimumHeight(heightOfRows());
}

void LogView::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void LogView::goToEnd()
{
    setFollowing(true);
    updateBars();
    viewport()->update();
}

bool LogView::goToFirstError()
{
    const auto row = m_store == nullptr ? std::nullopt : m_store->firstError(m_host);
    if (!row)
        return false;
    m_anchor = {*row, 0};
    m_cursor = {*row, shownLine(m_store->row(*row).text).size()};
    horizontalScrollBar()->setValue(0);
    showRow(*row);
    return true;
}

void LogView::showRow(quint64 number)
{
    const auto index = static_cast<int>(indexOf(number));
    QScrollBar *bar = verticalScrollBar();
    if (index < bar->value() || index >= bar->value() + rowsInView())
        bar->setValue(index - rowsInView() / 3);
    setFollowing(bar->value() == bar->maximum() && bar->maximum() == 0);
    viewport()->update();
}

qsizetype LogView::rowCount() const
{
    if (m_store == nullptr)
        return 0;
    return static_cast<qsizetype>(m_host < 0 ? m_store->size() : m_filtered.size());
}

quint64 LogView::numberAt(qsizetype index) const
{
    return m_host < 0 ? m_store->first() + static_cast<quint64>(index)
                      : m_filtered[static_cast<size_t>(index)];
}

qsizetype LogView::indexOf(quint64 number) const
{
    if (m_host < 0)
        return number < m_store->first() ? 0 : static_cast<qsizetype>(number - m_store->first());
    return std::lower_bound(m_filtered.begin(), m_filtered.end(), number) - m_filtered.begin();
}

quint64 LogView::firstSeen() const
{
    const qsizetype index = verticalScrollBar()->value();
    return index < rowCount() ? numberAt(index) : 0;
}

int LogView::heightOfRows() const
{
    const QScrollBar &bar = *horizontalScrollBar();
    return static_cast<int>(rowCount()) * m_rowHeight + padding +
           (bar.maximum() > 0 ? bar.sizeHint().height() : 0);
}

QSize LogView::sizeHint() const
{
    return {60 * m_charWidth, m_whole ? heightOfRows() : 12 * m_rowHeight};
}

void LogView::measure()
{
    setFont(fontOf(TextRole::Code));
    const QFontMetrics metrics(font());
    m_rowHeight = metrics.height() + leading;
    m_ascent = metrics.ascent() + leading / 2;
    m_charWidth = std::max(1, metrics.horizontalAdvance(QLatin1Char('0')));
    QPalette colors = palette();
    colors.setColor(QPalette::Window, colorsOf(*this).terminal); // behind the bars
    if (colors != palette())
        setPalette(colors);
    setAutoFillBackground(true);
    updateBars();
}

int LogView::rowsInView() const
{
    return std::max(1, (viewport()->height() - padding) / m_rowHeight);
}

LogView::Columns LogView::columns() const
{
    Columns places;
    places.mark = padding;
    places.time = places.mark + markWidth + gap;
    places.host = places.time;
    if (m_store == nullptr || m_store->size() == 0) {
        places.text = places.time;
        return places;
    }
    if (m_store->row(m_store->end() - 1).time.isValid())
        places.host += 8 * m_charWidth + gap;
    places.text = places.host;
    if (m_store->hosts().size() > 1 && m_host < 0) {
        qsizetype longest = 0;
        for (const base::HostName &host : m_store->hosts())
            longest = std::max(longest, host.value().size());
        places.text += static_cast<int>(std::min<qsizetype>(longest, longestHost)) * m_charWidth;
        places.text += gap;
    }
    return places;
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Colors &colors = colorsOf(*this);
    painter.fillRect(viewport()->rect(), colors.terminal);
    painter.setFont(font());
    m_painted = 0;
    const qsizetype rows = rowCount();
    if (rows == 0) {
        painter.setPen(colors.terminalDim);
        painter.setFont(fontOf(TextRole::Body));
        painter.drawText(viewport()->rect().adjusted(padding, 0, -padding, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const Columns places = columns();
    int top = padding / 2;
    for (qsizetype index = verticalScrollBar()->value(); index < rows && top < viewport()->height();
         ++index) {
        paintRow(painter, places, numberAt(index), top);
        top += m_rowHeight;
        ++m_painted;
    }
}

void LogView::paintRow(QPainter &painter, const Columns &places, quint64 number, int top)
{
    const Colors &colors = colorsOf(*this);
    const LogRow &row = m_store->row(number);
    const QColor ink = colorOf(row.level, colors);
    const int base = top + m_ascent;
    if (row.level != LogLevel::Plain) {
        paintLevel(painter, row.level,
                   QRectF(places.mark, top + (m_rowHeight - markWidth) / 2.0, markWidth, markWidth),
                   ink);
    }
    painter.setPen(colors.terminalDim);
    if (places.host > places.time && row.time.isValid())
        painter.drawText(places.time, base, row.time.toString(QStringLiteral("HH:mm:ss")));
    if (places.text > places.host) {
        QString host = m_store->hosts()[static_cast<size_t>(row.host)].value();
        if (host.size() > longestHost)
            host = host.left(longestHost - 1) + QChar(0x2026);
        painter.drawText(places.host, base, host);
    }
    const QString text = shownLine(row.text);
    const int left = places.text - horizontalScrollBar()->value();
    painter.save();
    painter.setClipRect(places.text - 1, top, viewport()->width() - places.text, m_rowHeight);
    paintSelection(painter, text, number, left, top);
    paintMatches(painter, text, left, top);
    painter.setPen(ink);
    painter.drawText(left, base, text);
    painter.restore();
}

void LogView::paintMatches(QPainter &painter, const QString &text, int left, int top) const
{
    if (m_find.isEmpty())
        return;
    const QColor mark = translucent(colorsOf(*this).terminalWarning, 90);
    for (qsizetype at = text.indexOf(m_find, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_find, at + m_find.size(), Qt::CaseInsensitive)) {
        const int begin = fontMetrics().horizontalAdvance(text.left(at));
        const int end = fontMetrics().horizontalAdvance(text.left(at + m_find.size()));
        painter.fillRect(left + begin, top, end - begin, m_rowHeight, mark);
    }
}

void LogView::paintSelection(QPainter &painter, const QString &text, quint64 number, int left,
                             int top) const
{
    const Place begin = std::min(m_anchor, m_cursor);
    const Place end = std::max(m_anchor, m_cursor);
    if (begin == end || number < begin.row || number > end.row)
        return;
    const int from =
        number == begin.row ? fontMetrics().horizontalAdvance(text.left(begin.column)) : 0;
    const int to = number == end.row ? fontMetrics().horizontalAdvance(text.left(end.column))
                                     : viewport()->width() + horizontalScrollBar()->value();
    painter.fillRect(left + from, top, to - from, m_rowHeight,
                     translucent(colorsOf(*this).accent, 120));
}

} // namespace pikestaff::ui
