// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"
#include "engine/runfollower.h"
#include "main/window.h"
#include "run/journal.h"
#include "support/rehearsal.h"
#include "ui/clipchecker.h"
#include "ui/samplewindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::Language;
using tests::ClipChecker;
using tests::SampleWindow;
using Scene = SampleWindow::Scene;

namespace {

constexpr int looks = 10;

} // namespace

/// Every page of the window, in both languages, at the smallest size that is promised.
class TestWholeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }
    void everyPageIsWhole_data();
    void everyPageIsWhole();
    void pagesComeWithTheProject();
    void languageIsSwitchedOnEveryPage();
    void runThatWasLeftGoesOn_data();
    void runThatWasLeftGoesOn();
    void runThatWasStoppedWaits();

private:
    static void writeJournal(engine::InstallationRehearsal &story,
                             const std::optional<run::RunFinished> &end);
};

void TestWholeWindow::everyPageIsWhole_data()
{
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<Language>("language");
    for (const Scene scene : SampleWindow::scenes()) {
        QTest::addRow("%s, Korean", SampleWindow::nameOf(scene)) << scene << Language::Korean;
        QTest::addRow("%s, English", SampleWindow::nameOf(scene)) << scene << Language::English;
    }
}

void TestWholeWindow::everyPageIsWhole()
{
    QFETCH(Scene, scene);
    QFETCH(Language, language);
    SampleWindow sample(*qApp, scene, language);
    ui::MainWindow &window = sample.window();
    window.show();
    ClipChecker checker(language);
    checker.allow(QStringLiteral(
        "controller|compute[0-9]|GNU/Linux|bookworm|eth[0-9]|lab-2026|openstack|admin|demo"));
    QStringList found;
    for (const QSize size : {QSize(1280, 720), QSize(1024, 700)}) {
        window.resize(size);
        for (const SampleWindow::View &view : sample.views()) {
            sample.show(view);
            QStringList lines;
            for (int look = 0; look < looks; ++look) { // what is wrong stays wrong
                SampleWindow::settle();
                lines = ClipChecker::toLines(checker.check(window));
                if (lines.isEmpty())
                    break;
            }
            for (const QString &line : lines)
                found.append(QStringLiteral("%1 %2: %3").arg(size.width()).arg(view.name(), line));
        }
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestWholeWindow::pagesComeWithTheProject()
{
    SampleWindow none(*qApp, Scene::First, Language::English);
    QVERIFY(none.window().page(QStringLiteral("welcome")) != nullptr);
    QVERIFY(none.window().page(QStringLiteral("passwords")) == nullptr);
    for (const QString &id : none.window().pageIds())
        QCOMPARE(none.window().page(id)->isReachable(), id == QLatin1String("welcome"));
    SampleWindow project(*qApp, Scene::Unready, Language::English);
    const std::vector<QString> wanted{QStringLiteral("welcome"),   QStringLiteral("passwords"),
                                      QStringLiteral("addresses"), QStringLiteral("ntp"),
                                      QStringLiteral("network"),   QStringLiteral("options"),
                                      QStringLiteral("review")};
    const std::vector<QString> ids = project.window().pageIds();
    QVERIFY(ids.size() > wanted.size() + 1);
    QVERIFY(std::equal(wanted.begin(), wanted.end(), ids.begin()));
    QVERIFY(ids.back() == QLatin1String("finish"));
    for (const guide::Chapter &chapter : project.installation().guide().chapters)
        QVERIFY(project.window().page(QLatin1String("chapter:") + chapter.id.value()) != nullptr);
}

void TestWholeWindow::languageIsSwitchedOnEveryPage()
{
    SampleWindow sample(*qApp, Scene::Prepared, Language::English);
    ui::MainWindow &window = sample.window();
    window.resize(1280, 720);
    window.show();
    for (const QString &id : window.pageIds()) {
        window.showPage(id);
        SampleWindow::settle();
        const QString english = window.currentPage()->title();
        window.setLanguage(Language::Korean);
        QVERIFY2(id == QLatin1String("ntp") || window.currentPage()->title() != english,
                 qPrintable(id));
        window.setLanguage(Language::English);
        QCOMPARE(window.currentPage()->title(), english);
    }
}

/// As a program leaves it that ended in the middle of a step. Without an end: it was killed.
void TestWholeWindow::writeJournal(engine::InstallationRehearsal &story,
                                   const std::optional<run::RunFinished> &end)
{
    auto journal = run::Journal::open(story.installation().project().journalPath());
    QVERIFY(journal);
    run::RunStarted started;
    started.run = base::RunId(QStringLiteral("run-1"));
    started.guide = QStringLiteral("zed-debian12");
    const plan::InstanceId step = story.id("keystone-install/install-keystone");
    std::vector<run::RunEvent::Payload> events{started, run::StepStarted{step},
                                               run::StepApplying{step, QStringLiteral("a.1"), {}}};
    if (end)
        events.emplace_back(*end);
    for (const run::RunEvent::Payload &event : events)
        QVERIFY((*journal)->append({QDateTime::currentDateTimeUtc(), event}));
}

void TestWholeWindow::runThatWasLeftGoesOn_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("killed") << true;
    QTest::newRow("left") << false;
}

void TestWholeWindow::runThatWasLeftGoesOn()
{
    QFETCH(bool, killed);
    engine::InstallationRehearsal story;
    run::RunFinished left;
    left.cancelled = true;
    left.left = true;
    writeJournal(story, killed ? std::nullopt : std::optional(left));
    // Somebody else works in the project, so that no host is asked for.
    const auto lock = base::FolderLock::take(story.installation().project().folder());
    QVERIFY(lock);
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("window.ini")));
    QSignalSpy started(&story.installation(), &engine::Installation::started);
    QSignalSpy failed(&story.installation(), &engine::Installation::failed);
    const auto window = main::makeWindow(*qApp, story.installation(), settings, Language::English);
    QTRY_COMPARE(started.count(), 1);
    QCOMPARE(window->currentPage()->id(), QStringLiteral("chapter:keystone"));
    QTRY_COMPARE(failed.count(), 1);
    SampleWindow::settle();
    QCOMPARE(started.count(), 1); // once
}

void TestWholeWindow::runThatWasStoppedWaits()
{
    engine::InstallationRehearsal story;
    run::RunFinished stopped;
    stopped.cancelled = true;
    writeJournal(story, stopped);
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("window.ini")));
    QSignalSpy started(&story.installation(), &engine::Installation::started);
    const auto window = main::makeWindow(*qApp, story.installation(), settings, Language::English);
    QVERIFY(story.isReady());
    SampleWindow::settle();
    QCOMPARE(started.count(), 0);
    QCOMPARE(window->currentPage()->id(), QStringLiteral("passwords"));
    QVERIFY(story.follower().canResume());
}

Q_DECLARE_METATYPE(pikestaff::base::Language)
Q_DECLARE_METATYPE(pikestaff::tests::SampleWindow::Scene)

QTEST_MAIN(TestWholeWindow)
#include "tst_wholewindow.moc"
