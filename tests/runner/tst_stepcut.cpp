// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/stepbench.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Status;
using When = support::FakeHost::When;

namespace {

/// Prints so much that a cut has many places to be.
const QByteArrayList korean{"print Reading package lists...", "print 패키지를 설정합니다", "pause",
                            "print done 100%"};
const QByteArray koreanLog("Reading package lists...\n패키지를 설정합니다\ndone 100%\n");

} // namespace

class TestStepCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutAtAnyCallChangesNothingOfTheResult()
    {
        for (const When when : {When::Before, When::After}) {
            int cuts = 0;
            for (int call = 1; call <= 5; ++call) {
                StepBench bench;
                bench.host.cutAtCall(call, when);
                const auto finished = bench.perform(makesRight("k", korean));
                QVERIFY(finished);
                QCOMPARE(finished->outcome, Outcome::Changed);
                QCOMPARE(bench.host.effects("k"), 1);
                QCOMPARE(bench.logText(), koreanLog);
                QVERIFY(bench.host.disk().scripts.empty());
                cuts += bench.reconnects;
            }
            QCOMPARE(cuts, 5);
        }
    }

    void outputIsTheSameWhereverItIsCut()
    {
        for (qsizetype bytes = 0; bytes < koreanLog.size(); ++bytes) {
            StepBench bench;
            bench.host.cutInOutput(bytes);
            const auto finished = bench.perform(makesRight("k", korean));
            QVERIFY(finished);
            QCOMPARE(finished->outcome, Outcome::Changed);
            QCOMPARE(bench.reconnects, 1);
            QCOMPARE(bench.logText(), koreanLog);
            QCOMPARE(bench.host.effects("k"), 1);
        }
    }

    void aHostThatIsGivenUp()
    {
        StepBench bench;
        bench.reconnect = [](const std::stop_token &) -> Status {
            return Failure(Error{ErrorCode::HostUnreachable, QStringLiteral("compute1"), {}, {}});
        };
        bench.host.cutAt("follow", When::Before);
        const auto finished = bench.perform(makesRight("k", {"wait gate"}));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Unreachable);
        QVERIFY(finished->reason.startsWith(QStringLiteral("HostUnreachable")));
        QCOMPARE(bench.reconnects, 1); // given up once, not again for every call
        bench.host.open("gate");
        QCOMPARE(bench.host.value("k"), QByteArray("right")); // the script went on
    }

    void aHostThatIsGivenUpInTheVerification()
    {
        StepBench bench;
        bench.reconnect = [](const std::stop_token &) -> Status {
            return Failure(Error{ErrorCode::HostUnreachable, QStringLiteral("compute1"), {}, {}});
        };
        bench.host.cutAtCall(4, When::Before);
        const auto finished = bench.perform(makesRight("k"));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Unreachable);
        QCOMPARE(bench.reconnects, 1);
        QCOMPARE(bench.host.disk().scripts.size(), size_t(1)); // a resume asks for it
    }

    void aRebootIsJudgedByWhatIsThere()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.traits.reboots = true;
        choices.after = {"reboot", "print never seen"};
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.host.effects("k"), 1);
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void aRebootInTheMiddleIsAFailure()
    {
        StepBench bench;
        const auto finished = bench.perform(makesRight("k", {"print half", "reboot"}));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->reason, QStringLiteral("ended without a status: k is \"\""));
        QCOMPARE(finished->exitStatus, -1);
        QCOMPARE(bench.logText(), QByteArray("half\n"));
    }
};

QTEST_APPLESS_MAIN(TestStepCut)
#include "tst_stepcut.moc"
