// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/window.h"

#include "engine/installation.h"
#include "engine/runfollower.h"
#include "main/awaitedpage.h"
#include "main/composition.h"
#include "ui/settings.h"
#include "wizard-pages/addresses/addressespage.h"
#include "wizard-pages/chapter/chapterpage.h"
#include "wizard-pages/finish/finishpage.h"
#include "wizard-pages/network/networkpage.h"
#include "wizard-pages/ntp/ntppage.h"
#include "wizard-pages/options/optionspage.h"
#include "wizard-pages/passwords/passwordspage.h"
#include "wizard-pages/review/reviewpage.h"
#include "wizard-pages/welcome/welcomepage.h"

#include <QApplication>

namespace pikestaff::main {

namespace {

QString welcomeId() { return QStringLiteral("welcome"); }

/// Before there is a project the rail says what will come.
void addAwaitedPages(ui::MainWindow &window)
{
    for (const AwaitedPage::Kind kind :
         {AwaitedPage::Kind::Passwords, AwaitedPage::Kind::Addresses, AwaitedPage::Kind::Ntp,
          AwaitedPage::Kind::Network, AwaitedPage::Kind::Options, AwaitedPage::Kind::Review,
          AwaitedPage::Kind::Chapters, AwaitedPage::Kind::Finish})
        window.addPage(new AwaitedPage(kind, &window));
}

void addProjectPages(ui::MainWindow &window, engine::Installation &installation)
{
    window.addPage(new pages::PasswordsPage(installation));
    window.addPage(new pages::AddressesPage(installation));
    window.addPage(new pages::NtpPage(installation));
    window.addPage(new pages::NetworkPage(installation));
    window.addPage(new pages::OptionsPage(installation));
    window.addPage(new pages::ReviewPage(installation));
    for (const guide::Chapter &chapter : installation.guide().chapters)
        window.addPage(new pages::ChapterPage(installation, chapter.id));
    window.addPage(new pages::FinishPage(installation));
}

/// The chapter at which a run stands: of a step that was begun, else of the last one.
QString chapterOf(const engine::RunFollower &follower)
{
    base::ChapterId chapter;
    for (const plan::StepInstance &step : follower.plan()->steps) {
        const run::StepPhase phase = follower.lastRun().step(step.id).phase;
        if (phase == run::StepPhase::Pending)
            continue;
        chapter = step.chapter;
        if (phase != run::StepPhase::Finished)
            break;
    }
    return QStringLiteral("chapter:%1").arg(chapter.value());
}

/// A run that was left or cut off goes on when its project is opened: that was promised to whoever
/// closed the window and left it running.
void goOnWithLeftRun(ui::MainWindow &window, engine::Installation &installation)
{
    auto *once = new QObject(&window);
    const auto look = [once, &window, &installation] {
        const engine::RunFollower &follower = installation.follower();
        if (!follower.isReady())
            return;
        once->deleteLater();
        QObject::disconnect(&follower, nullptr, once, nullptr);
        const run::RunState &last = follower.lastRun();
        const bool left = last.started && (!last.finished || last.finished->left);
        if (!left || installation.isRunning())
            return;
        const QString page = chapterOf(follower);
        if (installation.run({}, true))
            window.showPage(page);
    };
    QObject::connect(&installation.follower(), &engine::RunFollower::changed, once, look);
    look();
}

/// The pages of the project that was opened, and the one that was shown in it last.
void takeProject(ui::MainWindow &window, engine::Installation &installation, ui::Settings &settings)
{
    const QString folder = installation.project().folder();
    const QString last = settings.lastPage(folder);
    settings.addRecentProject(folder);
    window.keepOnly(welcomeId());
    addProjectPages(window, installation);
    const QString first = QStringLiteral("passwords");
    window.showPage(window.page(last) != nullptr && last != welcomeId() ? last : first);
    goOnWithLeftRun(window, installation);
}

} // namespace

std::unique_ptr<ui::MainWindow> makeWindow(QApplication &application,
                                           engine::Installation &installation,
                                           ui::Settings &settings, base::Language language)
{
    ui::WindowHooks hooks;
    hooks.installLanguage = [&application](base::Language wanted) {
        installLanguage(application, wanted);
    };
    hooks.applyTheme = [&application](ui::ThemeKind theme) { ui::applyTheme(application, theme); };
    auto window = std::make_unique<ui::MainWindow>(installation, settings, hooks, language);
    auto *shown = window.get();
    window->addPage(new pages::WelcomePage(installation, settings));
    if (installation.hasProject())
        takeProject(*shown, installation, settings);
    else
        addAwaitedPages(*shown);
    // Later, so that who opened it has ended its work before its neighbours come and go.
    QObject::connect(
        &installation, &engine::Installation::projectOpened, shown,
        [shown, &installation, &settings] { takeProject(*shown, installation, settings); },
        Qt::QueuedConnection);
    return window;
}

void openProject(ui::MainWindow &window, const QString &folder)
{
    if (auto *welcome = qobject_cast<pages::WelcomePage *>(window.page(welcomeId())))
        welcome->open(folder);
}

} // namespace pikestaff::main
