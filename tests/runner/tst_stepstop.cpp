// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/stepbench.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using base::Status;
using When = support::FakeHost::When;

class TestStepStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInterruptEndsTheScript()
    {
        StepBench bench;
        bench.begin(makesRight("k", {"print begun", "wait gate"}));
        QVERIFY(bench.host.reached("following"));
        bench.interrupt.request_stop();
        bench.join();
        QVERIFY(bench.finished);
        QCOMPARE(bench.finished->outcome, Outcome::Cancelled);
        QCOMPARE(bench.host.count("kill"), qsizetype(1));
        QVERIFY(bench.host.disk().scripts.empty());
        bench.host.open("gate");
        QCOMPARE(bench.host.effects("k"), 0);
        QCOMPARE(bench.logText(), QByteArray("begun\n"));
    }

    void anInterruptOfAProbeBeginsNothing()
    {
        StepBench bench;
        bench.host.hold("probe", When::After);
        bench.begin(makesRight("k"));
        QVERIFY(bench.host.reached("held probe"));
        bench.interrupt.request_stop();
        bench.join();
        QVERIFY(bench.finished);
        QCOMPARE(bench.finished->outcome, Outcome::Cancelled);
        QCOMPARE(bench.host.calls(), QByteArrayList({"probe"}));
        QVERIFY(bench.applied.empty());
    }

    /// The host has begun, but its answer has not come.
    void anInterruptOfAStartEndsTheScript()
    {
        for (const When when : {When::Before, When::After}) {
            StepBench bench;
            bench.host.hold("start", when);
            bench.begin(makesRight("k", {"wait gate"}));
            QVERIFY(bench.host.reached("held start"));
            bench.interrupt.request_stop();
            bench.join();
            QVERIFY(bench.finished);
            QCOMPARE(bench.finished->outcome, Outcome::Cancelled);
            QCOMPARE(bench.host.count("kill"), qsizetype(1));
            QVERIFY(bench.host.disk().scripts.empty());
            bench.host.open("gate");
            QCOMPARE(bench.host.effects("k"), 0);
        }
    }

    void anInterruptOfTheVerificationLeavesNoScript()
    {
        StepBench bench;
        bench.host.hold("follow", When::After);
        bench.begin(makesRight("k"));
        QVERIFY(bench.host.reached("held follow"));
        bench.interrupt.request_stop();
        bench.join();
        QVERIFY(bench.finished);
        QCOMPARE(bench.finished->outcome, Outcome::Cancelled);
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void anInterruptWhileTheConnectionIsLost()
    {
        StepBench bench;
        bench.reconnect = [&bench](std::stop_token stop) -> Status {
            if (bench.reconnects > 1)
                return bench.transport.connect(std::move(stop));
            bench.interrupt.request_stop(); // while it tries
            return bench.transport.connect(std::move(stop));
        };
        bench.host.cutAt("follow", When::Before);
        const auto finished = bench.perform(makesRight("k", {"wait gate"}));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Cancelled);
        QCOMPARE(bench.host.count("kill"), qsizetype(1));
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void leavingTouchesNothing()
    {
        StepBench bench;
        bench.begin(makesRight("k", {"wait gate"}));
        QVERIFY(bench.host.reached("following"));
        bench.leave.request_stop();
        bench.join();
        QVERIFY(!bench.finished);
        QCOMPARE(bench.host.calls(), QByteArrayList({"probe", "start", "follow"}));
        bench.host.open("gate");
        QCOMPARE(bench.host.value("k"), QByteArray("right"));
        QCOMPARE(bench.host.disk().scripts.size(), size_t(1));
    }

    void leavingAtAnyCall_data()
    {
        QTest::addColumn<QByteArray>("call");
        for (const char *call : {"probe", "start", "follow", "remove"})
            QTest::newRow(call) << QByteArray(call);
    }

    void leavingAtAnyCall()
    {
        QFETCH(QByteArray, call);
        for (const When when : {When::Before, When::After}) {
            StepBench bench;
            bench.host.hold(call, when);
            bench.begin(makesRight("k"));
            QVERIFY(bench.host.reached("held " + call));
            bench.leave.request_stop();
            bench.join();
            QVERIFY(!bench.finished);
            QCOMPARE(bench.host.calls().last(), call);
            QCOMPARE(bench.host.count("kill"), qsizetype(0));
        }
    }

    void leavingAnInterruptThatHangs()
    {
        StepBench bench;
        bench.host.hold("kill", When::Before);
        bench.begin(makesRight("k", {"wait gate"}));
        QVERIFY(bench.host.reached("following"));
        bench.interrupt.request_stop();
        QVERIFY(bench.host.reached("held kill"));
        bench.leave.request_stop();
        bench.join();
        QVERIFY(!bench.finished);
    }
};

QTEST_APPLESS_MAIN(TestStepStop)
#include "tst_stepstop.moc"
