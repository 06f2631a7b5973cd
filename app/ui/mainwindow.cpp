// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/mainwindow.h"

#include "engine/installation.h"
#include "engine/runfollower.h"
#include "ui/actionbar.h"
#include "ui/activitystrip.h"
#include "ui/chapterrail.h"
#include "ui/pageheader.h"
#include "ui/pagescroll.h"
#include "ui/runguard.h"
#include "ui/runstatus.h"
#include "ui/settings.h"
#include "ui/topbar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

namespace pikestaff::ui {

namespace {

constexpr QSize firstSize{1280, 800};
constexpr QSize smallestSize{1024, 600};
constexpr QSize frameRoom{0, 40}; // for the title that the window manager adds

} // namespace

MainWindow::MainWindow(engine::Installation &installation, Settings &settings, WindowHooks hooks,
                       base::Language language)
    : m_installation(installation)
    , m_settings(settings)
    , m_hooks(std::move(hooks))
    , m_language(language)
{
    build();
    addShortcuts();
    m_topBar->setLanguage(language);
    m_topBar->setTheme(settings.theme());
    connect(m_topBar, &TopBar::languageWanted, this, &MainWindow::setLanguage);
    connect(m_topBar, &TopBar::themeWanted, this, &MainWindow::setTheme);
    connect(m_rail, &ChapterRail::chosen, this, &MainWindow::showPage);
    connect(m_guard, &RunGuard::closeNow, this, [this] {
        m_mayClose = true;
        close();
    });
    connect(&m_installation, &engine::Installation::projectOpened, this,
            &MainWindow::refreshProject);
    connect(&m_installation.follower(), &engine::RunFollower::changed, this,
            &MainWindow::refreshRun);
    refreshProject();
    if (!restoreGeometry(settings.geometry())) {
        const QSize room = screen()->availableSize();
        resize(firstSize.boundedTo(room - frameRoom));
    }
}

MainWindow::~MainWindow()
{
    // Pages are destroyed after the members of this class; what they still say has no hearer.
    for (const Entry &entry : m_pages)
        entry.page->disconnect(this);
}

void MainWindow::build()
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/pikestaff.svg")));
    setMinimumSize(smallestSize);
    auto *whole = new QWidget(this);
    m_topBar = new TopBar(whole);
    m_rail = new ChapterRail(whole);
    m_header = new PageHeader(whole);
    m_stack = new QStackedWidget(whole);
    m_strip = new ActivityStrip(whole);
    m_actions = new ActionBar(whole);
    auto *rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_topBar);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_stack, 1);
    right->addWidget(m_strip);
    right->addWidget(m_actions);
    columns->addLayout(right, 1);
    rows->addLayout(columns, 1);
    setCentralWidget(whole);
    m_guard = new RunGuard(m_installation, this);
}

void MainWindow::addShortcuts()
{
    auto *rail = new QShortcut(QKeySequence(Qt::Key_F6), this);
    connect(rail, &QShortcut::activated, this, [this] {
        if (m_rail->holdsFocus())
            focusPage();
        else
            m_rail->takeFocus();
    });
    auto *back = new QShortcut(QKeySequence::Back, this);
    connect(back, &QShortcut::activated, m_actions, &ActionBar::triggerBack);
}

// --- pages -------------------------------------------------------------------------------------

void MainWindow::addPage(Page *page)
{
    auto *scroll = new PageScroll(*page, m_stack);
    m_stack->addWidget(scroll);
    m_pages.push_back({page, scroll});
    page->setLanguage(m_language);
    connect(page, &Page::changed, this, &MainWindow::refreshSoon);
    connect(page, &Page::nextWanted, this, [this] { go(1); });
    connect(page, &Page::pageWanted, this, &MainWindow::showPage);
    connect(page, &Page::placeWanted, this, [this](const QString &id, const QString &place) {
        showPage(id);
        if (m_current && m_current->id() == id)
            m_current->pointAt(place);
    });
    if (!m_current)
        enter(m_pages.back());
    refreshSoon();
}

void MainWindow::keepOnly(const QString &id)
{
    showPage(id);
    const auto kept = std::stable_partition(m_pages.begin(), m_pages.end(),
                                            [&id](const Entry &e) { return e.page->id() == id; });
    for (auto entry = kept; entry != m_pages.end(); ++entry) {
        entry->page->disconnect(this);
        m_stack->removeWidget(entry->holder);
        entry->holder->deleteLater();
    }
    m_pages.erase(kept, m_pages.end());
    refreshSoon();
}

Page *MainWindow::page(const QString &id) const
{
    for (const Entry &entry : m_pages) {
        if (entry.page->id() == id)
            return entry.page;
    }
    return nullptr;
}

std::vector<QString> MainWindow::pageIds() const
{
    std::vector<QString> ids;
    for (const Entry &entry : m_pages)
        ids.push_back(entry.page->id());
    return ids;
}

void MainWindow::showPage(const QString &id)
{
    for (const Entry &entry : m_pages) {
        if (entry.page->id() != id || !entry.page->isReachable())
            continue;
        if (entry.page != m_current)
            enter(entry);
        return;
    }
}

void MainWindow::enter(const Entry &entry)
{
    const bool fromRail = m_rail->holdsFocus();
    if (m_current)
        m_current->left();
    m_current = entry.page;
    m_stack->setCurrentWidget(entry.holder);
    entry.page->entered();
    if (m_installation.hasProject())
        m_settings.setLastPage(m_installation.project().folder(), entry.page->id());
    m_rail->setCurrent(entry.page->id());
    refreshProject();
    refresh();
    refreshRail();
    if (fromRail)
        m_rail->takeFocus();
    else if (isVisible())
        focusPage();
}

const MainWindow::Entry *MainWindow::neighbour(int direction) const
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].page != m_current)
            continue;
        const auto wanted = static_cast<std::ptrdiff_t>(i) + direction;
        if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(m_pages.size()))
            return nullptr;
        return &m_pages[static_cast<std::size_t>(wanted)];
    }
    return nullptr;
}

void MainWindow::go(int direction)
{
    if (const Entry *entry = neighbour(direction); entry && entry->page->isReachable())
        enter(*entry);
}

/// To the first control of the page, in reading order.
void MainWindow::focusPage()
{
    if (!m_current)
        return;
    QWidget *widget = m_current;
    while ((widget = widget->nextInFocusChain()) != m_current) {
        const bool wanted = widget->isEnabled() && widget->isVisible() &&
                            (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus &&
                            m_current->isAncestorOf(widget);
        if (wanted) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    m_actions->primaryButton()->setFocus(Qt::TabFocusReason);
}

// --- what is shown -----------------------------------------------------------------------------

PageAction MainWindow::backAction()
{
    const Entry *entry = neighbour(-1);
    if (entry == nullptr)
        return {};
    return {tr("&Back"), entry->page->isReachable(), [this] { go(-1); }};
}

PageAction MainWindow::primaryAction()
{
    PageAction action = m_current->primaryAction();
    if (!action.text.isEmpty())
        return action;
    const Entry *entry = neighbour(1);
    if (entry == nullptr)
        return {};
    action.text = tr("&Next");
    action.enabled = action.enabled && entry->page->isReachable();
    if (!action.trigger)
        action.trigger = [this] { go(1); };
    return action;
}

/// A page may change many times in one turn of the event loop; the bars are set once.
void MainWindow::refreshSoon()
{
    if (m_refreshing)
        return;
    m_refreshing = true;
    QTimer::singleShot(0, this, [this] {
        m_refreshing = false;
        refresh();
        refreshRail();
        refreshProject();
    });
}

void MainWindow::refresh()
{
    if (!m_current)
        return;
    m_header->setTexts(m_current->title(), m_current->summary());
    m_header->setControls(m_current->headerControls(), m_current);
    m_actions->setActions(backAction(), m_current->otherActions(), primaryAction());
}

void MainWindow::refreshRail()
{
    std::vector<RailEntry> entries;
    entries.reserve(m_pages.size());
    for (const Entry &entry : m_pages) {
        const Page &page = *entry.page;
        entries.push_back({page.id(), page.group(), page.railText(), page.mark(), page.railNote(),
                           page.isReachable()});
    }
    m_rail->setEntries(entries);
}

void MainWindow::refreshProject()
{
    if (!m_installation.hasProject()) {
        setWindowTitle(QStringLiteral("Pikestaff"));
        m_topBar->setProject({}, {});
        m_topBar->setChips({}, {});
        m_rail->setProgress(0, tr("No project is open"));
        return;
    }
    const QString folder = m_installation.project().folder();
    const QString name = QFileInfo(folder).fileName();
    setWindowTitle(tr("%1 – Pikestaff", "project").arg(name));
    m_topBar->setProject(name, folder);
    const guide::Guide &guide = m_installation.guide();
    const base::AnswerId network(QStringLiteral("network"));
    QString option;
    if (guide.answer(network) != nullptr) {
        const QString chosen =
            guide::answerOr(guide, m_installation.project().content().answers, network);
        option = chosen == QLatin1String("self-service") ? tr("Self-service networks")
                                                         : tr("Provider networks");
    }
    m_topBar->setChips(guide.title.in(m_language), option);
    refreshRun();
}

void MainWindow::refreshRun()
{
    if (!m_installation.hasProject())
        return;
    const RunStatus::Overall overall = RunStatus::of(m_installation.follower(), m_language);
    m_rail->setProgress(overall.percent, overall.text);
    m_strip->setHosts(overall.hosts);
}

// --- language, theme, end ----------------------------------------------------------------------

void MainWindow::setLanguage(base::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    m_settings.setLanguage(language);
    if (m_hooks.installLanguage)
        m_hooks.installLanguage(language);
    retranslate();
}

void MainWindow::retranslate()
{
    m_topBar->setLanguage(m_language);
    m_topBar->retranslate();
    m_rail->retranslate();
    m_guard->retranslate();
    for (const Entry &entry : m_pages)
        entry.page->setLanguage(m_language);
    refreshProject();
    refresh();
    refreshRail();
}

void MainWindow::setTheme(ThemeKind theme)
{
    m_settings.setTheme(theme);
    m_topBar->setTheme(theme);
    if (m_hooks.applyTheme)
        m_hooks.applyTheme(theme);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_shown, true))
        focusPage();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && !m_guard->mayClose()) {
        event->ignore();
        return;
    }
    m_settings.setGeometry(saveGeometry());
    event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    // Enter presses the button that has the focus, and the primary one where none has it.
    if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
        button->click();
    else
        m_actions->triggerPrimary();
}

} // namespace pikestaff::ui
