// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/runstate.h"
#include "runner/plansketch.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;

namespace {

const plan::InstanceId one = idOf("a/1", "controller");
const plan::InstanceId two = idOf("a/2", "controller");

RunStarted started(const char *run, bool resumed = false)
{
    RunStarted e;
    e.run = base::RunId(QString::fromLatin1(run));
    e.steps = 2;
    e.resumed = resumed;
    return e;
}

StepApplying applying(const plan::InstanceId &id, const char *attempt)
{
    return {id, QString::fromLatin1(attempt), QStringLiteral("differs")};
}

StepFinished ended(const plan::InstanceId &id, Outcome outcome)
{
    StepFinished e;
    e.id = id;
    e.outcome = outcome;
    e.reason = QStringLiteral("because");
    e.warning = true;
    e.milliseconds = 12;
    e.exitStatus = 3;
    return e;
}

/// One event a second from nine o'clock.
QDateTime at(int second) { return {QDate(2018, 1, 11), QTime(9, 0, second), Qt::UTC}; }

RunState after(const std::vector<RunEvent::Payload> &payloads)
{
    std::vector<RunEvent> events;
    events.reserve(payloads.size());
    for (const RunEvent::Payload &payload : payloads)
        events.push_back({at(static_cast<int>(events.size())), payload});
    return replay(events);
}

} // namespace

class TestRunState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHasHappened()
    {
        const RunState state = after({});
        QVERIFY(!state.started);
        QVERIFY(!state.isUnfinished());
        QCOMPARE(state.step(one).phase, StepPhase::Pending);
        QCOMPARE(state.step(one).attempts, 0);
    }

    /// Nothing is known any more of what stands on the host and of who speaks of it; no script of
    /// the machine that is gone is looked for on the new one.
    void aReplacedHostBeginsAnew()
    {
        const plan::InstanceId far = idOf("b/1", "compute1");
        const plan::InstanceId other = idOf("b/1", "compute2");
        const plan::InstanceId naming = idOf("c/1", "controller");
        std::vector<RunEvent::Payload> events{started("r1"),
                                              applying(far, "b.1.1"),
                                              ended(far, Outcome::Failed),
                                              ended(other, Outcome::Changed),
                                              ended(naming, Outcome::Changed),
                                              ended(one, Outcome::Changed),
                                              RunFinished{}};
        QVERIFY(after(events).finished);
        events.emplace_back(HostReplaced{hostName("compute1"), {naming}});
        const RunState state = after(events);
        QVERIFY(state.isUnfinished());
        QCOMPARE(state.step(far).phase, StepPhase::Pending);
        QCOMPARE(state.step(far).attempts, 1); // the next has a name of its own
        QCOMPARE(state.step(far).attempt, QString());
        QCOMPARE(state.step(naming).phase, StepPhase::Pending);
        QCOMPARE(state.step(other).phase, StepPhase::Finished);
        QCOMPARE(state.step(one).phase, StepPhase::Finished);
    }

    void lifeOfAStep()
    {
        std::vector<RunEvent::Payload> events{started("r1")};
        QCOMPARE(after(events).step(one).phase, StepPhase::Pending);

        events.emplace_back(StepStarted{one});
        QCOMPARE(after(events).step(one).phase, StepPhase::Checking);
        QCOMPARE(after(events).step(one).startedAt, at(1));
        QCOMPARE(after(events).step(two).phase, StepPhase::Pending);

        events.emplace_back(applying(one, "a.1.1"));
        QCOMPARE(after(events).step(one).phase, StepPhase::Applying);
        QCOMPARE(after(events).step(one).attempt, QStringLiteral("a.1.1"));
        QCOMPARE(after(events).step(one).attemptRun.value(), QStringLiteral("r1"));
        QCOMPARE(after(events).step(one).attempts, 1);
        QCOMPARE(after(events).step(one).reason, QStringLiteral("differs"));

        events.emplace_back(ended(one, Outcome::Changed));
        const StepState step = after(events).step(one);
        QCOMPARE(step.phase, StepPhase::Finished);
        QCOMPARE(step.outcome, Outcome::Changed);
        QCOMPARE(step.reason, QStringLiteral("because"));
        QCOMPARE(step.warning, true);
        QCOMPARE(step.milliseconds, qint64(12));
        QCOMPARE(step.exitStatus, 3);
        QCOMPARE(step.startedAt, at(1));
        QCOMPARE(step.finishedAt, at(3));
    }

    void aHostIsLostOnlyWhenItIsGivenUp()
    {
        const base::HostName host = hostName("compute1");
        QVERIFY(!after({started("r1"), HostLost{host, {}, false}}).lost.contains(host));
        QVERIFY(after({started("r1"), HostLost{host, {}, true}}).lost.contains(host));
        QVERIFY(!after({started("r1"), HostLost{host, {}, true}, HostConnected{host, {}, {}}})
                     .lost.contains(host));
        QVERIFY(after({started("r1"), HostLost{host, {}, true}, started("r1", true)}).lost.empty());
    }

    void aRunIsUnfinished_data()
    {
        QTest::addColumn<RunFinished>("finish");
        QTest::addColumn<bool>("unfinished");
        QTest::newRow("all good") << RunFinished{3, 4, 0, 0, 0, false} << false;
        QTest::newRow("failed") << RunFinished{3, 4, 1, 0, 0, false} << true;
        QTest::newRow("unreachable") << RunFinished{3, 4, 0, 0, 1, false} << true;
        QTest::newRow("cancelled") << RunFinished{3, 4, 0, 1, 0, true} << true;
    }

    void aRunIsUnfinished()
    {
        QFETCH(RunFinished, finish);
        QFETCH(bool, unfinished);
        QVERIFY(after({started("r1")}).isUnfinished());
        const RunState state = after({started("r1"), finish});
        QCOMPARE(state.isUnfinished(), unfinished);
        QCOMPARE(state.finishedAt, at(1));
        QVERIFY(after({started("r1"), finish, started("r2")}).isUnfinished());
    }

    void aResumeLooksAtEveryStepAgain()
    {
        const RunState state =
            after({started("r1"), StepStarted{one}, applying(one, "a.1.1"),
                   ended(one, Outcome::Changed), StepStarted{two}, started("r1", true)});
        QCOMPARE(state.step(one).phase, StepPhase::Pending);
        QCOMPARE(state.step(one).attempt, QString()); // its end stands in the journal
        QCOMPARE(state.step(one).attempts, 1);
        QCOMPARE(state.step(two).phase, StepPhase::Pending);
        QCOMPARE(state.startedAt, at(0));
        QVERIFY(state.started->resumed);
        QVERIFY(!state.finished);
    }

    void attemptsCountThroughResumes()
    {
        std::vector<RunEvent::Payload> events{started("r1"), StepStarted{one},
                                              applying(one, "a.1.1")};
        for (int resume = 2; resume <= 4; ++resume) {
            events.emplace_back(started("r1", true));
            QCOMPARE(after(events).step(one).attempts, resume - 1);
            events.emplace_back(StepStarted{one});
            events.emplace_back(
                applying(one, QByteArray("a.1." + QByteArray::number(resume)).constData()));
            QCOMPARE(after(events).step(one).attempts, resume);
        }
        events.emplace_back(started("r2"));
        QCOMPARE(after(events).step(one).attempts, 0);
    }

    void aScriptUnderWayIsKeptOverTwoCrashes()
    {
        std::vector<RunEvent::Payload> events{started("r1"), StepStarted{one},
                                              applying(one, "a.1.1")};
        const auto isKept = [&events](const char *run, const char *attempt) {
            const StepState step = after(events).step(one);
            QCOMPARE(step.phase, StepPhase::Pending);
            QCOMPARE(step.attempt, QString::fromLatin1(attempt));
            QCOMPARE(step.attemptRun.value(), QString::fromLatin1(run));
        };
        events.emplace_back(started("r1", true)); // the first crash
        isKept("r1", "a.1.1");
        events.emplace_back(StepStarted{one}); // the second, before the host was asked
        events.emplace_back(started("r1", true));
        isKept("r1", "a.1.1");
        events.emplace_back(started("r2")); // a new run inherits it too
        isKept("r1", "a.1.1");
        events.emplace_back(StepStarted{one});
        events.emplace_back(applying(one, "a.1.1"));
        events.emplace_back(started("r2", true));
        isKept("r2", "a.1.1");
        events.emplace_back(StepStarted{one});
        events.emplace_back(ended(one, Outcome::AlreadySatisfied));
        events.emplace_back(started("r2", true));
        QCOMPARE(after(events).step(one).attempt, QString());
    }

    void onlyAGoodEndForgetsTheScript_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<bool>("kept");
        QTest::newRow("satisfied") << Outcome::AlreadySatisfied << false;
        QTest::newRow("changed") << Outcome::Changed << false;
        QTest::newRow("failed") << Outcome::Failed << true;
        QTest::newRow("cancelled") << Outcome::Cancelled << true;
        QTest::newRow("unreachable") << Outcome::Unreachable << true;
    }

    void onlyAGoodEndForgetsTheScript()
    {
        QFETCH(Outcome, outcome);
        QFETCH(bool, kept);
        for (const bool resumed : {true, false}) {
            const RunState state =
                after({started("r1"), StepStarted{one}, applying(one, "a.1.1"), ended(one, outcome),
                       RunFinished{}, started("r1", resumed)});
            QCOMPARE(state.step(one).attempt, kept ? QStringLiteral("a.1.1") : QString());
            QCOMPARE(state.step(one).attemptRun.value(), kept ? QStringLiteral("r1") : QString());
        }
    }

    void summary()
    {
        const plan::Plan plan = sketch({{"a/1", "c", {}, nullptr},
                                        {"a/2", "c", {}, nullptr},
                                        {"a/3", "c", {}, nullptr},
                                        {"a/4", "c", {}, nullptr},
                                        {"a/5", "c", {}, nullptr},
                                        {"a/6", "c", {}, nullptr},
                                        {"a/7", "c", {}, nullptr},
                                        {"a/8", "c", {}, nullptr}});
        const RunState state = after(
            {started("r1"), ended(plan.steps[0].id, Outcome::Changed),
             ended(plan.steps[1].id, Outcome::AlreadySatisfied),
             ended(plan.steps[2].id, Outcome::Failed),
             ended(plan.steps[3].id, Outcome::Unreachable),
             ended(plan.steps[4].id, Outcome::Cancelled), ended(plan.steps[5].id, Outcome::Skipped),
             StepStarted{plan.steps[6].id}, ended(idOf("other/1", "c"), Outcome::Changed)});
        const RunFinished counts = summarise(plan, state, true);
        QCOMPARE(counts.changed, 1);
        QCOMPARE(counts.satisfied, 1);
        QCOMPARE(counts.failed, 1);
        QCOMPARE(counts.unreachable, 1);
        QCOMPARE(counts.skipped, 4); // cancelled, skipped, not at its end, never reached
        QVERIFY(counts.cancelled);
        QVERIFY(!summarise(plan, state, false).cancelled);
    }
};

QTEST_APPLESS_MAIN(TestRunState)
#include "tst_runstate.moc"
