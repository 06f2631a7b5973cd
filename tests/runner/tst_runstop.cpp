// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/runbench.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using base::ErrorCode;

namespace {

const QByteArrayList twoHosts{"controller", "compute1"};
const plan::InstanceId gated = idOf("a/1", "controller");

/// The controller waits at a gate in its first of two steps; compute1 needs that step.
RunBench::Sketch gatedPlan(bool interruptible)
{
    KeyOperation::Choices choices{"a1"};
    choices.before = {"print begun", "wait gate"};
    choices.traits.interruptible = interruptible;
    return {{"a/1", "controller", {}, keyOperation(choices)},
            {"a/2", "controller", {"a/1"}, makesRight("a2")},
            {"b/1", "compute1", {"a/1"}, makesRight("b1")}};
}

} // namespace

class TestRunStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterTheStep()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::AfterStep);
        bench.host("controller").open("gate");
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->changed, 1);
        QCOMPARE(bench.result()->skipped, 2);
        QVERIFY(bench.result()->cancelled);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Changed));
        QCOMPARE(bench.host("compute1").count("probe"), qsizetype(0));
        QVERIFY(bench.state().isUnfinished());
    }

    void anInterruptEndsTheScript()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::Interrupt);
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QVERIFY(bench.result()->cancelled);
        QVERIFY(!bench.result()->left);
        QCOMPARE(bench.result()->skipped, 3);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Cancelled));
        QCOMPARE(bench.host("controller").count("kill"), qsizetype(1));
        QVERIFY(bench.host("controller").disk().scripts.empty());

        bench.host("controller").open("gate");
        bench.resume = true;
        const auto resumed = bench.run();
        QVERIFY(resumed);
        QCOMPARE(resumed->changed, 3);
        QCOMPARE(bench.host("controller").effects("a1"), 1);
    }

    void anInterruptWaitsForWhatMustNotBeCutOff()
    {
        RunBench bench(twoHosts, gatedPlan(false));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::Interrupt);
        bench.host("controller").open("gate");
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QVERIFY(bench.result()->cancelled);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Changed));
        QCOMPARE(bench.host("controller").count("kill"), qsizetype(0));
        QCOMPARE(bench.host("controller").effects("a1"), 1);
    }

    /// However early it comes: the step may not even have reached its thread.
    void noInterruptIsMissed()
    {
        for (int turn = 0; turn < 30; ++turn) {
            RunBench bench(twoHosts, gatedPlan(true));
            bench.onEvent = [&bench](const RunEvent &event) {
                if (std::holds_alternative<StepStarted>(event.payload))
                    bench.runner().requestStop(StopLevel::Interrupt);
            };
            bench.beginHeld();
            QVERIFY(bench.hasEnded());
            QVERIFY(bench.result());
            QCOMPARE(bench.outcome(gated), std::optional(Outcome::Cancelled));
            QVERIFY(bench.host("controller").disk().scripts.empty());
        }
    }

    void afterTheStepCanBecomeAnInterrupt()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::AfterStep);
        bench.runner().requestStop(StopLevel::Interrupt);
        QVERIFY(bench.hasEnded());
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Cancelled));
    }

    void leavingLetsTheScriptGoOn()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::Leave);
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QVERIFY(bench.result()->cancelled);
        QVERIFY(bench.result()->left);
        QCOMPARE(bench.result()->skipped, 3);
        QVERIFY(!bench.outcome(gated));
        QCOMPARE(bench.state().step(gated).phase, StepPhase::Applying);
        QCOMPARE(bench.host("controller").count("kill"), qsizetype(0));

        bench.host("controller").open("gate"); // nobody is there
        QCOMPARE(bench.host("controller").value("a1"), QByteArray("right"));
        bench.resume = true;
        const auto resumed = bench.run();
        QVERIFY(resumed);
        QVERIFY(!resumed->left);
        QCOMPARE(resumed->changed, 3);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Changed));
        QCOMPARE(bench.host("controller").effects("a1"), 1);
        QCOMPARE(bench.logText(bench.state().started->run, gated), QByteArray("begun\n"));
    }

    /// Who wanted it to stop does not want it to go on because the waiting took too long.
    void leavingAfterAStopIsAStop()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::AfterStep);
        bench.runner().requestStop(StopLevel::Leave);
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QVERIFY(bench.result()->cancelled);
        QVERIFY(!bench.result()->left);
    }

    /// However early: a step that was just given to its thread is handed back.
    void noLeaveHangs()
    {
        for (int turn = 0; turn < 30; ++turn) {
            RunBench bench(twoHosts, gatedPlan(true));
            bench.onEvent = [&bench](const RunEvent &event) {
                if (std::holds_alternative<StepStarted>(event.payload))
                    bench.runner().requestStop(StopLevel::Leave);
            };
            bench.beginHeld();
            QVERIFY(bench.hasEnded());
            QVERIFY(bench.result());
            QVERIFY(bench.result()->cancelled);
            QVERIFY(!bench.outcome(gated));
        }
    }

    void aStopThatComesTooLateCancelsNothing()
    {
        RunBench bench({"controller"},
                       {{"a/1", "controller", {}, makesRight("a1", {"wait gate"})}});
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.runner().requestStop(StopLevel::AfterStep);
        bench.host("controller").open("gate");
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->changed, 1);
        QVERIFY(!bench.result()->cancelled);
        QVERIFY(!bench.state().isUnfinished());
    }

    void whileHostsAreConnected_data()
    {
        QTest::addColumn<StopLevel>("level");
        QTest::newRow("after the step") << StopLevel::AfterStep;
        QTest::newRow("interrupt") << StopLevel::Interrupt;
        QTest::newRow("leave") << StopLevel::Leave;
    }

    void whileHostsAreConnected()
    {
        QFETCH(StopLevel, level);
        RunBench bench(twoHosts, gatedPlan(true));
        bench.host("compute1").holdConnects(true);
        bench.begin();
        QVERIFY(bench.host("compute1").reached("connect"));
        bench.runner().requestStop(level);
        QVERIFY(bench.hasEnded());
        QVERIFY(!bench.result());
        QCOMPARE(bench.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(bench.journalText(), QByteArray());
        QCOMPARE(bench.host("controller").count("probe"), qsizetype(0));
    }

    void whoGoesAwayLeaves()
    {
        RunBench bench(twoHosts, gatedPlan(true));
        bench.begin();
        QVERIFY(bench.host("controller").reached("following"));
        bench.drop();
        QVERIFY(bench.result());
        QVERIFY(bench.result()->left);
        bench.host("controller").open("gate");
        QCOMPARE(bench.host("controller").value("a1"), QByteArray("right"));
    }
};

QTEST_APPLESS_MAIN(TestRunStop)
#include "tst_runstop.moc"
