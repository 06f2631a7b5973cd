// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runprogress.h"

#include <QTest>

using namespace pikestaff;
using engine::HostActivity;
using engine::StepStatus;
using run::Outcome;

namespace {

const QDateTime start(QDate(2026, 1, 11), QTime(9, 0), Qt::UTC);

/// Steps a1, a2 of chapter a on controller; b1 of chapter b on controller and compute, which needs
/// a2; each weighs 10 s.
struct Story
{
    Story()
    {
        add("a/1", "controller", "a", {});
        add("a/2", "controller", "a", {});
        add("b/1", "controller", "b", {1});
        add("b/1", "compute", "b", {1});
    }
    void add(const char *step, const char *host, const char *chapter, std::vector<size_t> needs)
    {
        plan::StepInstance instance;
        instance.id = id(step, host);
        instance.chapter = base::ChapterId(QLatin1String(chapter));
        instance.needs = std::move(needs);
        instance.weight = 10;
        plan.steps.push_back(std::move(instance));
    }
    static plan::InstanceId id(const char *step, const char *host)
    {
        return {base::StepId(QLatin1String(step)), base::HostName(QLatin1String(host))};
    }
    void tell(run::RunEvent::Payload payload, int seconds = 0)
    {
        now = now.addSecs(seconds);
        history.apply({now, std::move(payload)});
    }
    void begin(bool resumed = false)
    {
        run::RunStarted started;
        started.run = base::RunId(QStringLiteral("r%1").arg(history.starts().size()));
        started.resumed = resumed;
        tell(started);
    }
    void finish(const char *step, const char *host, Outcome outcome, int seconds)
    {
        tell(run::StepStarted{id(step, host)});
        run::StepFinished event;
        event.id = id(step, host);
        event.outcome = outcome;
        event.milliseconds = seconds * 1000;
        tell(event, seconds);
    }
    [[nodiscard]] engine::RunProgress progress(bool running) const
    {
        return engine::progressOf({plan, running ? &plan : nullptr, history, outdated, now});
    }
    [[nodiscard]] StepStatus status(const char *step, const char *host, bool running) const
    {
        return engine::statusOf(history.find(id(step, host)), history, running, outdated);
    }

    plan::Plan plan;
    engine::RunHistory history;
    std::set<int> outdated;
    QDateTime now = start;
};

} // namespace

/// How far things are, told from the plan and the journal alone.
class TestRunProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHasRun();
    void keepsWhatEarlierRunsDid();
    void forgetsAFailureWhenTheNextRunBegins();
    void learnsThePace();
    void quickStepsSayLittle();
    void knowsTheirOwnTimes();
    void hostsWorkSideBySide();
    void tellsWhatEachHostDoes();
    void tellsALostHost();
    void outdatedIsNotDone();
    void interruptedIsNotRunning();
    void keepsWhereTheOutputIs();
    void aReplacedHostIsNotDone();
};

void TestRunProgress::nothingHasRun()
{
    const Story story;
    const engine::RunProgress progress = story.progress(false);
    QCOMPARE(progress.percent, 0);
    QVERIFY(!progress.secondsLeft);
    QVERIFY(progress.hosts.empty());
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Pending);
}

void TestRunProgress::keepsWhatEarlierRunsDid()
{
    Story story;
    story.begin();
    story.finish("a/1", "controller", Outcome::Changed, 10);
    story.finish("a/2", "controller", Outcome::AlreadySatisfied, 1);
    story.tell(run::RunFinished{});
    QCOMPARE(story.progress(false).percent, 50);
    story.begin(); // another run: run::RunState forgets, the history does not
    QVERIFY(story.history.lastRun().steps.empty());
    QCOMPARE(story.status("a/1", "controller", true), StepStatus::Done);
    QCOMPARE(story.progress(true).percent, 50);
    QCOMPARE(story.progress(true).ofChapter.at(base::ChapterId(QStringLiteral("a"))), 100);
    QCOMPARE(story.progress(true).ofChapter.at(base::ChapterId(QStringLiteral("b"))), 0);
}

void TestRunProgress::forgetsAFailureWhenTheNextRunBegins()
{
    Story story;
    story.begin();
    story.finish("a/1", "controller", Outcome::Failed, 3);
    QCOMPARE(story.status("a/1", "controller", true), StepStatus::Failed);
    story.tell(run::RunFinished{0, 0, 1, 3, 0, false});
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Failed);
    story.begin(true);
    QCOMPARE(story.status("a/1", "controller", true), StepStatus::Pending);
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Failed);
}

void TestRunProgress::learnsThePace()
{
    Story story;
    story.begin();
    QCOMPARE(*story.progress(true).secondsLeft, 30);         // three steps after one another
    story.finish("a/1", "controller", Outcome::Changed, 20); // twice as slow as expected
    QCOMPARE(*story.progress(true).secondsLeft, 23);         // 80 s where 70 were expected
    story.history = {};
    story.begin();
    story.finish("a/1", "controller", Outcome::Changed, 20);
    story.finish("a/2", "controller", Outcome::Changed, 220);
    QCOMPARE(*story.progress(true).secondsLeft, 38); // 300 s where 80 were expected
}

/// Small edits take a tenth of the second that they are counted as; what installs packages does not
/// become quicker by that.
void TestRunProgress::quickStepsSayLittle()
{
    Story story;
    story.plan.steps.clear();
    for (int i = 0; i < 20; ++i) {
        story.add(QStringLiteral("a/%1").arg(i).toLatin1().constData(), "controller", "a", {});
        story.plan.steps.back().weight = 1;
    }
    story.add("b/1", "controller", "b", {});
    story.plan.steps.back().weight = 300;
    story.begin();
    for (int i = 0; i < 20; ++i) {
        const QByteArray step = QStringLiteral("a/%1").arg(i).toLatin1();
        story.tell(run::StepStarted{Story::id(step.constData(), "controller")});
        run::StepFinished event;
        event.id = Story::id(step.constData(), "controller");
        event.outcome = Outcome::Changed;
        event.milliseconds = 100;
        story.tell(event);
    }
    QVERIFY(*story.progress(true).secondsLeft > 200);
}

void TestRunProgress::knowsTheirOwnTimes()
{
    Story story;
    story.begin();
    for (const char *step : {"a/1", "a/2", "b/1"})
        story.finish(step, "controller", Outcome::Changed, 4);
    story.finish("b/1", "compute", Outcome::Failed, 100);
    story.tell(run::RunFinished{3, 0, 1, 0, 0, false});
    story.begin(true);
    // Two looks before the one step that is left, at the pace of 12 s for 30 after a minute of 60.
    QCOMPARE(*story.progress(true).secondsLeft, 9);
}

void TestRunProgress::hostsWorkSideBySide()
{
    Story story;
    story.begin();
    story.finish("a/1", "controller", Outcome::Changed, 10);
    story.finish("a/2", "controller", Outcome::Changed, 10);
    QCOMPARE(*story.progress(true).secondsLeft, 10); // not 20
    story.tell(run::StepStarted{Story::id("b/1", "controller")});
    story.now = story.now.addSecs(4);
    QCOMPARE(*story.progress(true).secondsLeft, 10); // the other host has not begun
    story.tell(run::StepStarted{Story::id("b/1", "compute")});
    story.now = story.now.addSecs(4);
    QCOMPARE(*story.progress(true).secondsLeft, 6);
    QCOMPARE(story.progress(true).percent, 80); // 20 and 8 and 4 of 40
}

void TestRunProgress::tellsWhatEachHostDoes()
{
    Story story;
    story.begin();
    story.tell(run::StepStarted{Story::id("a/1", "controller")});
    auto hosts = story.progress(true).hosts;
    QCOMPARE(hosts.size(), size_t(2));
    QCOMPARE(hosts[0].kind, HostActivity::Kind::Running);
    QVERIFY(hosts[0].step == Story::id("a/1", "controller"));
    QCOMPARE(hosts[0].since, start);
    QCOMPARE(hosts[1].kind, HostActivity::Kind::Waiting);
    story.finish("a/1", "controller", Outcome::Changed, 1);
    story.finish("a/2", "controller", Outcome::Changed, 1);
    story.finish("b/1", "compute", Outcome::Failed, 1);
    story.finish("b/1", "controller", Outcome::Changed, 1);
    hosts = story.progress(true).hosts;
    QCOMPARE(hosts[0].kind, HostActivity::Kind::Done);
    QCOMPARE(hosts[1].kind, HostActivity::Kind::Failed);
}

void TestRunProgress::tellsALostHost()
{
    Story story;
    story.begin();
    story.tell(run::HostLost{base::HostName(QStringLiteral("compute")), {}, true});
    QCOMPARE(story.progress(true).hosts[1].kind, HostActivity::Kind::Lost);
}

void TestRunProgress::outdatedIsNotDone()
{
    Story story;
    story.begin();
    story.finish("a/1", "controller", Outcome::Changed, 1);
    story.outdated = {0};
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Outdated);
    QCOMPARE(story.progress(false).percent, 0);
    story.begin();
    story.finish("a/1", "controller", Outcome::AlreadySatisfied, 1); // looked at again
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Done);
}

void TestRunProgress::interruptedIsNotRunning()
{
    Story story;
    story.begin();
    story.tell(run::StepStarted{Story::id("a/1", "controller")});
    QCOMPARE(story.status("a/1", "controller", true), StepStatus::Running);
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Interrupted);
}

void TestRunProgress::keepsWhereTheOutputIs()
{
    Story story;
    story.begin();
    story.tell(run::StepStarted{Story::id("a/1", "controller")});
    story.tell(run::StepApplying{Story::id("a/1", "controller"), QStringLiteral("a.1.1"), {}});
    story.finish("a/1", "controller", Outcome::Changed, 1);
    story.begin();
    story.finish("a/1", "controller", Outcome::AlreadySatisfied, 1);
    const engine::StepRecord *record = story.history.find(Story::id("a/1", "controller"));
    QCOMPARE(record->state.attemptRun.value(), QStringLiteral("r0"));
    QCOMPARE(record->changeMilliseconds, 1000);
}

void TestRunProgress::aReplacedHostIsNotDone()
{
    Story story;
    story.begin();
    for (const char *step : {"a/1", "a/2", "b/1"})
        story.finish(step, "controller", Outcome::Changed, 10);
    story.finish("b/1", "compute", Outcome::Changed, 10);
    story.tell(run::RunFinished{});
    QCOMPARE(story.progress(false).percent, 100);
    story.tell(run::HostReplaced{base::HostName(QStringLiteral("compute")),
                                 {Story::id("a/2", "controller")}});
    QCOMPARE(story.progress(false).percent, 50);
    QCOMPARE(story.status("b/1", "compute", false), StepStatus::Pending);
    QCOMPARE(story.status("a/2", "controller", false), StepStatus::Pending);
    QCOMPARE(story.status("a/1", "controller", false), StepStatus::Done);
    QVERIFY(story.history.lastRun().isUnfinished());
}

QTEST_GUILESS_MAIN(TestRunProgress)
#include "tst_runprogress.moc"
