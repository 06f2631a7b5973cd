// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/logpanel.h"

#include "ui/button.h"
#include "ui/logview.h"
#include "ui/textrole.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QUrl>

namespace pikestaff::pages {

namespace {

constexpr int margin = 12;
constexpr int narrowGap = 8;

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    setTextRole(label, ui::TextRole::SmallDim);
    return label;
}

} // namespace

LogPanel::LogPanel(StepLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_find(new QLineEdit(this))
    , m_noMatch(smallLabel(this))
    , m_hosts(new QComboBox(this))
    , m_firstError(ui::makeButton(ui::ButtonKind::Link, this))
    , m_following(smallLabel(this))
    , m_toEnd(ui::makeButton(ui::ButtonKind::Link, this))
    , m_missed(smallLabel(this))
    , m_open(ui::makeButton(ui::ButtonKind::Link, this))
    , m_view(new ui::LogView(this))
{
    m_view->setStore(&log.store());
    build();
    connectAll();
    takeHosts();
    showState();
}

void LogPanel::build()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, narrowGap, margin, narrowGap);
    bar->setSpacing(margin);
    m_find->setClearButtonEnabled(true);
    bar->addWidget(m_find, 2);
    bar->addWidget(m_noMatch);
    bar->addWidget(m_hosts, 1);
    bar->addStretch(1);
    bar->addWidget(m_missed);
    bar->addWidget(m_open);
    bar->addWidget(m_firstError);
    bar->addWidget(m_following);
    bar->addWidget(m_toEnd);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    m_hosts->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_noMatch->hide();
}

void LogPanel::connectAll()
{
    const auto shortcut = [this](const QKeySequence &keys, auto call) {
        auto *made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, call);
    };
    shortcut(QKeySequence::Find, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    shortcut(QKeySequence(Qt::Key_F3), [this] { find(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { find(false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view->setFindText(text);
        m_noMatch->hide();
    });
    connect(m_hosts, &QComboBox::activated, this,
            [this](int index) { m_view->setHostFilter(index - 1); });
    connect(m_firstError, &QPushButton::clicked, m_view, &ui::LogView::goToFirstError);
    connect(m_toEnd, &QPushButton::clicked, m_view, &ui::LogView::goToEnd);
    connect(m_open, &QPushButton::clicked, this, &LogPanel::openFile);
    connect(m_view, &ui::LogView::followingChanged, this, &LogPanel::showState);
    connect(&m_log.store(), &ui::LogStore::changed, this, &LogPanel::showState);
    connect(&m_log.store(), &ui::LogStore::cleared, this, [this] {
        takeHosts();
        showState();
    });
}

void LogPanel::takeHosts()
{
    const auto &hosts = m_log.store().hosts();
    const QString chosen = m_hosts->currentIndex() > 0 ? m_hosts->currentText() : QString();
    m_hosts->clear();
    m_hosts->addItem(tr("All hosts"));
    for (const base::HostName &host : hosts)
        m_hosts->addItem(host.value());
    const int again = chosen.isEmpty() ? 0 : std::max(0, m_hosts->findText(chosen));
    m_hosts->setCurrentIndex(again);
    m_view->setHostFilter(again - 1);
    m_hosts->setVisible(hosts.size() > 1);
}

void LogPanel::showState()
{
    const ui::LogStore &store = m_log.store();
    const bool empty = store.size() == 0;
    m_firstError->setVisible(store.firstError(m_view->hostFilter()).has_value());
    m_following->setVisible(!empty && m_view->isFollowing());
    m_toEnd->setVisible(!empty && !m_view->isFollowing());
    m_missed->setVisible(store.missed() > 0);
    m_open->setVisible(store.missed() > 0 && !m_log.path(0).isEmpty());
    if (store.missed() > 0) {
        m_missed->setText(
            tr("%n earlier line(s) are in the file", nullptr, static_cast<int>(store.missed())));
    }
}

void LogPanel::find(bool forward)
{
    if (m_find->text().isEmpty()) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_noMatch->setVisible(!m_view->find(m_find->text(), forward));
}

void LogPanel::openFile()
{
    const auto host = static_cast<size_t>(std::max(0, m_view->hostFilter()));
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_log.path(host)));
}

void LogPanel::setPlaceholder(const QString &text) { m_view->setPlaceholder(text); }

void LogPanel::retranslate()
{
    m_find->setPlaceholderText(tr("Find in the log"));
    m_find->setAccessibleName(tr("Find in the log"));
    m_find->setToolTip(tr("Ctrl+F to come here, F3 for the next place, Shift+F3 for the one "
                          "before"));
    m_noMatch->setText(tr("Not found"));
    m_hosts->setAccessibleName(tr("Hosts whose lines are shown"));
    m_hosts->setItemText(0, tr("All hosts"));
    m_firstError->setText(tr("First error"));
    m_following->setText(tr("Following the end"));
    m_toEnd->setText(tr("Go to the end"));
    m_open->setText(tr("Open the file"));
    m_view->setAccessibleName(tr("Log of the step"));
    showState();
}

} // namespace pikestaff::pages
