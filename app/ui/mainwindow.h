// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/page.h"
#include "ui/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <vector>

class QStackedWidget;

namespace pikestaff::engine {
class Installation;
}

namespace pikestaff::ui {

class ActionBar;
class ActivityStrip;
class ChapterRail;
class PageHeader;
class RunGuard;
class Settings;
class TopBar;

/// What the window cannot do itself.
struct WindowHooks
{
    std::function<void(base::Language)> installLanguage; ///< puts the translators in place
    std::function<void(ThemeKind)> applyTheme;
};

/// The frame around the pages: bars, rail, order of the pages. Knows no page by its kind.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(engine::Installation &installation, Settings &settings, WindowHooks hooks,
               base::Language language);
    ~MainWindow() override;

    /// Below those that are there. Takes the page; its texts are set at once.
    void addPage(Page *page);
    /// Removes every page but this one, which is shown.
    void keepOnly(const QString &id);
    void showPage(const QString &id);
    [[nodiscard]] Page *page(const QString &id) const;
    [[nodiscard]] Page *currentPage() const { return m_current; }
    [[nodiscard]] std::vector<QString> pageIds() const;

    [[nodiscard]] base::Language language() const { return m_language; }
    void setLanguage(base::Language language); ///< everything, at once; is remembered
    void setTheme(ThemeKind theme);            ///< is remembered

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry
    {
        Page *page;
        QWidget *holder; ///< what is in the stack
    };

    void build();
    void addShortcuts();
    void refresh(); ///< of what is shown: title, buttons
    void refreshRail();
    void refreshSoon();
    void refreshProject();
    void refreshRun();
    void retranslate();
    void enter(const Entry &entry);
    void go(int direction);
    [[nodiscard]] const Entry *neighbour(int direction) const;
    [[nodiscard]] PageAction backAction();
    [[nodiscard]] PageAction primaryAction();
    void focusPage();

    engine::Installation &m_installation;
    Settings &m_settings;
    WindowHooks m_hooks;
    base::Language m_language;
    TopBar *m_topBar;
    ChapterRail *m_rail;
    PageHeader *m_header;
    QStackedWidget *m_stack;
    ActivityStrip *m_strip;
    ActionBar *m_actions;
    RunGuard *m_guard;
    std::vector<Entry> m_pages;
    QPointer<Page> m_current;
    bool m_shown = false;
    bool m_refreshing = false;
    bool m_mayClose = false;
};

} // namespace pikestaff::ui
