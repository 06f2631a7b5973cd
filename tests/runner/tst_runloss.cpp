// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/runbench.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using base::ErrorCode;
using When = support::FakeHost::When;

/// The journal is the only one here that syncs, and what is on disk when is not asked.
extern "C" int fsync(int /*descriptor*/) { return 0; }

namespace {

const QByteArrayList threeHosts{"controller", "compute1", "compute2"};
const plan::InstanceId gated = idOf("b/1", "compute1");

/// compute1 stands at a gate; the others do their own.
RunBench::Sketch openPlan()
{
    return {{"a/1", "controller", {}, makesRight("a1")},
            {"a/2", "controller", {"a/1"}, makesRight("a2")},
            {"b/1", "compute1", {}, makesRight("b1", {"print begun", "wait gate", "print ended"})},
            {"b/2", "compute1", {"b/1"}, makesRight("b2")},
            {"c/1", "compute2", {}, makesRight("c1")},
            {"d/1", "controller", {"a/2", "b/2"}, makesRight("d1")}};
}

std::function<bool(const RunEvent &)> lost(const QByteArray &host, bool final)
{
    return [host, final](const RunEvent &event) {
        const auto *e = std::get_if<HostLost>(&event.payload);
        return e != nullptr && e->host == hostName(host) && e->final == final;
    };
}

std::function<bool(const RunEvent &)> isBack(const QByteArray &host, const char *bootId)
{
    return [host, bootId](const RunEvent &event) {
        const auto *e = std::get_if<HostConnected>(&event.payload);
        return e != nullptr && e->host == hostName(host) && e->bootId == QLatin1String(bootId);
    };
}

std::function<bool(const RunEvent &)> finished(const plan::InstanceId &id)
{
    return [id](const RunEvent &event) {
        const auto *e = std::get_if<StepFinished>(&event.payload);
        return e != nullptr && e->id == id;
    };
}

} // namespace

class TestRunLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostIsLostAndComesBack()
    {
        RunBench bench(threeHosts, openPlan());
        bench.begin();
        QVERIFY(bench.host("compute1").reached("following"));
        bench.host("compute1").unplug();
        QVERIFY(bench.waitFor(lost("compute1", false)));
        bench.host("compute1").open("gate"); // its script ends while nobody sees it
        QVERIFY(bench.waitFor(finished(idOf("a/2", "controller"))));
        QVERIFY(bench.waitFor(finished(idOf("c/1", "compute2"))));
        bench.host("compute1").plugIn();
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->changed, 6);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Changed));
        QCOMPARE(bench.host("compute1").effects("b1"), 1);
        QCOMPARE(bench.logText(bench.state().started->run, gated), QByteArray("begun\nended\n"));
        QVERIFY(bench.waitFor(isBack("compute1", "compute1-boot-1")));
        QVERIFY(bench.state().lost.empty());
    }

    void aHostThatRebootsIsLookedAtAgain()
    {
        RunBench bench(threeHosts, openPlan());
        bench.begin();
        QVERIFY(bench.host("compute1").reached("following"));
        bench.host("compute1").reboot();
        QVERIFY(bench.waitFor(isBack("compute1", "compute1-boot-2")));
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->failed, 1);
        QCOMPARE(bench.state().step(gated).reason,
                 QStringLiteral("ended without a status: b1 is \"\""));
    }

    void anIdleHostIsLostAndComesBack()
    {
        RunBench::Sketch steps = openPlan();
        steps.push_back({"e/1", "compute2", {"b/1"}, makesRight("e1")});
        RunBench bench(threeHosts, steps);
        bench.begin();
        QVERIFY(bench.waitFor(finished(idOf("c/1", "compute2"))));
        QVERIFY(bench.host("compute1").reached("following"));
        bench.host("compute2").unplug();
        QVERIFY(bench.waitFor(lost("compute2", false)));
        bench.host("compute2").plugIn();
        bench.host("compute1").open("gate");
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->changed, 7);
        QCOMPARE(bench.host("compute2").effects("e1"), 1);
    }

    void aHostIsGivenUpAndTheRestGoesOn()
    {
        RunBench::Sketch steps = openPlan();
        steps.push_back({"b/9", "compute1", {}, makesRight("b9")}); // needs nothing but its host
        RunBench bench(threeHosts, steps);
        bench.reconnect.giveUpAfter = std::chrono::milliseconds(10);
        bench.begin();
        QVERIFY(bench.host("compute1").reached("following"));
        bench.host("compute1").unplug();
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.result()->unreachable, 1);
        QCOMPARE(bench.result()->changed, 3); // a/1 a/2 c/1
        QCOMPARE(bench.result()->skipped, 3); // b/2 b/9 d/1
        QVERIFY(!bench.result()->cancelled);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Unreachable));
        QVERIFY(bench.waitFor(lost("compute1", true)));
        QVERIFY(bench.state().lost.contains(hostName("compute1")));
        QVERIFY(bench.state().isUnfinished());

        // Its script has gone on: a resume finds it and does nothing twice.
        bench.host("compute1").plugIn();
        bench.host("compute1").open("gate");
        bench.resume = true;
        const auto resumed = bench.run();
        QVERIFY(resumed);
        QCOMPARE(resumed->changed, 4);
        QCOMPARE(resumed->satisfied, 3);
        QCOMPARE(bench.outcome(gated), std::optional(Outcome::Changed));
        QCOMPARE(bench.host("compute1").effects("b1"), 1);
        QCOMPARE(bench.logText(bench.state().started->run, gated), QByteArray("begun\nended\n"));
        QVERIFY(bench.host("compute1").disk().scripts.empty());
    }

    /// What will not get better is not tried for ten minutes.
    void aHopelessHostIsGivenUpAtOnce()
    {
        for (const ErrorCode code : {ErrorCode::HostKeyChanged, ErrorCode::AuthenticationRefused,
                                     ErrorCode::SudoRefused}) {
            RunBench bench(threeHosts, openPlan());
            bench.reconnect.giveUpAfter = std::chrono::hours(1);
            bench.begin();
            QVERIFY(bench.host("compute1").reached("following"));
            bench.host("compute1").refuse(code, -1);
            bench.host("compute1").reboot();
            QVERIFY(bench.hasEnded());
            QVERIFY(bench.result());
            QCOMPARE(bench.outcome(gated), std::optional(Outcome::Unreachable));
            QVERIFY2(bench.state().step(gated).reason.contains(QString(base::errorCodeName(code))),
                     qPrintable(bench.state().step(gated).reason));
        }
    }

    /// At every call of every host, the request or the answer is lost: nothing of the end changes.
    void aCutAtAnyCall()
    {
        RunBench whole(threeHosts, openPlan());
        whole.host("compute1").open("gate");
        QVERIFY(whole.run());
        for (const QByteArray &host : threeHosts) {
            const QByteArrayList calls = whole.host(host).calls();
            const auto greeting = calls.indexOf("facts") + 1; // a cut there ends the run
            QVERIFY(greeting > 1 && calls.size() > greeting);
            for (qsizetype call = greeting + 1; call <= calls.size(); ++call) {
                for (const When when : {When::Before, When::After}) {
                    RunBench bench(threeHosts, openPlan());
                    bench.host("compute1").open("gate");
                    bench.host(host).cutAtCall(static_cast<int>(call), when);
                    const auto result = bench.run();
                    QVERIFY(result);
                    QCOMPARE(result->changed, 6);
                    for (const auto &[name, disk] : bench.disks()) {
                        QVERIFY(disk.scripts.empty());
                        for (const auto &[key, count] : disk.effects)
                            QVERIFY2(count == 1, key.constData());
                    }
                    QVERIFY(bench.waitFor(lost(host, false)));
                }
            }
        }
    }

    void leavingDoesNotWaitForALostHost()
    {
        RunBench bench(threeHosts, openPlan());
        bench.reconnect.giveUpAfter = std::chrono::hours(9);
        bench.reconnect.first = std::chrono::hours(1);
        bench.begin();
        QVERIFY(bench.host("compute1").reached("following"));
        bench.host("compute1").unplug();
        QVERIFY(bench.waitFor(lost("compute1", false)));
        bench.runner().requestStop(StopLevel::Leave);
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QVERIFY(bench.result()->cancelled);
        QVERIFY(!bench.outcome(gated));
    }
};

QTEST_APPLESS_MAIN(TestRunLoss)
#include "tst_runloss.moc"
