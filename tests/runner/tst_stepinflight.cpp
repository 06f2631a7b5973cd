// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/stepbench.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using When = support::FakeHost::When;

class TestStepInFlight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStillRunsIsSeenToItsEnd()
    {
        StepBench bench;
        bench.leaveInFlight({"print early", "wait gate", "set k right", "print late"});
        bench.begin(makesRight("k"));
        QVERIFY(bench.host.reached("gate"));
        bench.host.open("gate");
        bench.join();
        QVERIFY(bench.finished);
        QCOMPARE(bench.finished->outcome, Outcome::Changed);
        QCOMPARE(bench.logText(), QByteArray("early\nlate\n"));
        QCOMPARE(bench.host.effects("k"), 1);
        QCOMPARE(bench.host.calls(), QByteArrayList({"status", "follow", "probe", "remove"}));
        QVERIFY(bench.applied.empty());
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void whatHasEndedIsNotDoneTwice()
    {
        StepBench bench;
        bench.leaveInFlight({"print all", "set k right"});
        const auto finished = bench.perform(makesRight("k"));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.logText(), QByteArray("all\n"));
        QCOMPARE(bench.host.effects("k"), 1);
        QCOMPARE(bench.host.count("start"), qsizetype(0));
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void whatFailedIsTriedAgain()
    {
        StepBench bench;
        bench.leaveInFlight({"print E: of the first time", "exit 100"});
        const auto finished = bench.perform(makesRight("k", {"print second"}));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.logText(), QByteArray("second\n"));
        QCOMPARE(bench.host.calls(), QByteArrayList({"status", "follow", "remove", "probe", "start",
                                                     "follow", "probe", "remove"}));
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void theReasonIsOfTheLastAttempt()
    {
        StepBench bench;
        bench.leaveInFlight({"print E: of the first time", "exit 100"});
        const auto finished = bench.perform(makesRight("k", {"exit 3"}));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->reason, QStringLiteral("exit status 3"));
    }

    void whatWasLostIsLookedAtAgain()
    {
        for (const bool done : {false, true}) {
            StepBench bench;
            bench.leaveInFlight(
                {done ? QByteArray("set k right") : QByteArray("print half"), "wait gate"});
            bench.host.reboot();
            QVERIFY(bench.transport.connect({}));
            const auto finished = bench.perform(makesRight("k"));
            QVERIFY(finished);
            QCOMPARE(finished->outcome, done ? Outcome::AlreadySatisfied : Outcome::Changed);
            QCOMPARE(bench.host.effects("k"), 1);
            QVERIFY(bench.host.disk().scripts.empty());
        }
    }

    void whatTheHostDoesNotKnowIsBegun()
    {
        StepBench bench;
        bench.inFlight = InFlight{base::RunId(QStringLiteral("r0")), QStringLiteral("a.1.1")};
        const auto finished = bench.perform(makesRight("k"));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.host.effects("k"), 1);
    }

    void anObservingScriptOfAnEarlierProgram()
    {
        StepBench bench;
        bench.leaveInFlight({"print fair enough", "exit 75"});
        KeyOperation::Choices choices{"k"};
        choices.traits.observes = true;
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::AlreadySatisfied);
        QVERIFY(finished->warning);
        QCOMPARE(bench.host.count("start"), qsizetype(0));
    }

    void aCutAtAnyCallOfTakingUp()
    {
        for (const When when : {When::Before, When::After}) {
            int cuts = 0;
            for (int call = 1; call <= 4; ++call) {
                StepBench bench;
                bench.leaveInFlight({"print all", "pause", "set k right"});
                bench.host.cutAtCall(call, when);
                const auto finished = bench.perform(makesRight("k"));
                QVERIFY(finished);
                QCOMPARE(finished->outcome, Outcome::Changed);
                QCOMPARE(bench.host.effects("k"), 1);
                QCOMPARE(bench.logText(), QByteArray("all\n"));
                cuts += bench.reconnects;
            }
            QCOMPARE(cuts, 4);
        }
    }
};

QTEST_APPLESS_MAIN(TestStepInFlight)
#include "tst_stepinflight.moc"
