// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/chapterrail.h"

#include "ui/textrole.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace pikestaff::ui {

namespace {

constexpr int railWidth = 248;

} // namespace

ChapterRail::ChapterRail(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_list(new QWidget(m_scroll))
    , m_layout(new QVBoxLayout(m_list))
    , m_bar(new QProgressBar(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(railWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 12);
    layout->setSpacing(0);
    m_list->setObjectName(QStringLiteral("scrolled"));
    m_layout->setContentsMargins(8, 4, 8, 8);
    m_layout->setSpacing(0);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QLabel *&heading : m_headings) {
        heading = new QLabel(m_list);
        setTextRole(heading, TextRole::TableHead);
        heading->setContentsMargins(10, 10, 10, 3);
        heading->hide();
    }
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(18, 10, 18, 0);
    foot->setSpacing(6);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 100);
    setTextRole(m_text, TextRole::SmallDim);
    m_text->setWordWrap(true);
    foot->addWidget(m_bar);
    foot->addWidget(m_text);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);
    retranslate();
}

void ChapterRail::setEntries(const std::vector<RailEntry> &entries)
{
    bool same = entries.size() == m_items.size();
    for (std::size_t i = 0; same && i < entries.size(); ++i)
        same = entries[i].id == m_items[i]->entry().id;
    if (!same)
        rebuild(entries);
    for (std::size_t i = 0; i < entries.size(); ++i)
        m_items[i]->setEntry(entries[i]);
    setCurrent(m_current);
}

void ChapterRail::rebuild(const std::vector<RailEntry> &entries)
{
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (RailItem *item : m_items) {
        item->hide();
        item->deleteLater();
    }
    m_items.clear();
    for (QLabel *heading : m_headings)
        heading->hide();
    const QLabel *last = nullptr;
    for (const RailEntry &entry : entries) {
        QLabel *heading = m_headings[static_cast<int>(entry.group)];
        if (heading != last) {
            m_layout->addWidget(heading);
            heading->show();
            last = heading;
        }
        auto *item = new RailItem(m_list);
        item->setEntry(entry);
        connect(item, &RailItem::clicked, this, [this, item] { Q_EMIT chosen(item->entry().id); });
        connect(item, &RailItem::stepWanted, this,
                [this, item](int direction, bool farthest) { step(*item, direction, farthest); });
        m_layout->addWidget(item);
        item->show();
        m_items.push_back(item);
    }
    m_layout->addStretch(1);
}

void ChapterRail::setCurrent(const QString &id)
{
    m_current = id;
    for (RailItem *item : m_items) {
        const bool current = item->entry().id == id;
        item->setCurrent(current);
        if (current)
            m_scroll->ensureWidgetVisible(item, 0, item->height());
    }
    makeOneTabStop();
}

void ChapterRail::makeOneTabStop()
{
    for (RailItem *item : m_items)
        item->setFocusPolicy(item->isCurrent() || item->hasFocus() ? Qt::StrongFocus
                                                                   : Qt::ClickFocus);
}

void ChapterRail::step(const RailItem &from, int direction, bool farthest)
{
    const auto here = std::find(m_items.begin(), m_items.end(), &from);
    RailItem *target = nullptr;
    for (auto i = here - m_items.begin() + direction;
         i >= 0 && i < static_cast<std::ptrdiff_t>(m_items.size()); i += direction) {
        RailItem *candidate = m_items[static_cast<std::size_t>(i)];
        if (!candidate->isEnabled())
            continue;
        target = candidate;
        if (!farthest)
            break;
    }
    if (target == nullptr)
        return;
    target->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(target);
    makeOneTabStop();
}

void ChapterRail::setProgress(int percent, const QString &text)
{
    m_bar->setValue(percent);
    m_bar->setAccessibleDescription(text);
    m_text->setText(text);
}

void ChapterRail::takeFocus()
{
    if (RailItem *current = item(m_current))
        current->setFocus(Qt::ShortcutFocusReason);
}

bool ChapterRail::holdsFocus() const
{
    return std::any_of(m_items.begin(), m_items.end(),
                       [](const RailItem *item) { return item->hasFocus(); });
}

RailItem *ChapterRail::item(const QString &id) const
{
    for (RailItem *item : m_items) {
        if (item->entry().id == id)
            return item;
    }
    return nullptr;
}

void ChapterRail::retranslate()
{
    m_headings[static_cast<int>(Page::Group::Prepare)]->setText(tr("Prepare"));
    m_headings[static_cast<int>(Page::Group::Install)]->setText(tr("Install"));
    m_headings[static_cast<int>(Page::Group::Finish)]->setText(tr("Finish"));
    m_bar->setAccessibleName(tr("Progress of the whole installation"));
    setAccessibleName(tr("Pages"));
}

} // namespace pikestaff::ui
