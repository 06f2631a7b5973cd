// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/smalldisk.h"
#include "runner/stepbench.h"

#include <QFile>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;
using base::Error;
using base::ErrorCode;
using base::Failure;
using base::SecretId;

namespace {

/// Prints so much that a cut has many places to be.
const QByteArrayList korean{"print Reading package lists...", "print 패키지를 설정합니다", "pause",
                            "print done 100%"};
const QByteArray koreanLog("Reading package lists...\n패키지를 설정합니다\ndone 100%\n");

} // namespace

class TestStepExecution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightIsLeftAlone()
    {
        for (const bool warning : {false, true}) {
            StepBench bench;
            bench.setValue("k", "right");
            KeyOperation::Choices choices{"k"};
            choices.satisfiedWithWarning = warning;
            const auto finished = bench.perform(keyOperation(choices));
            QVERIFY(finished);
            QCOMPARE(finished->outcome, Outcome::AlreadySatisfied);
            QCOMPARE(finished->id, bench.id());
            QCOMPARE(finished->reason, QStringLiteral("k is right"));
            QCOMPARE(finished->warning, warning);
            QCOMPARE(bench.host.calls(), QByteArrayList({"probe"}));
            QVERIFY(bench.applied.empty());
        }
    }

    void whatDiffersIsChanged()
    {
        StepBench bench;
        QVERIFY(bench.connected);
        const auto finished = bench.perform(makesRight("k", korean));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(finished->reason, QStringLiteral("k is \"\""));
        QCOMPARE(finished->exitStatus, 0);
        QVERIFY(!finished->warning);
        QCOMPARE(bench.host.calls(),
                 QByteArrayList({"probe", "start", "follow", "probe", "remove"}));
        QCOMPARE(bench.host.value("k"), QByteArray("right"));
        QCOMPARE(bench.host.effects("k"), 1);
        QVERIFY(bench.host.disk().scripts.empty());
        QCOMPARE(bench.logText(), koreanLog);
        // The journal knew of it before the host did.
        QCOMPARE(bench.applied.size(), size_t(1));
        QCOMPARE(bench.applied.front().id, bench.id());
        QCOMPARE(bench.applied.front().attempt, QStringLiteral("a.1.2"));
        QCOMPARE(bench.applied.front().reason, QStringLiteral("k is \"\""));
        QCOMPARE(bench.callsBeforeApplying, QByteArrayList({"probe"}));
        QCOMPARE(bench.reconnects, 0);
    }

    /// Also when the connection is lost on the way.
    void aFileIsSentBeforeTheScript()
    {
        for (const bool cut : {false, true}) {
            StepBench bench;
            const QString from = bench.folder.filePath(QStringLiteral("image"));
            QFile file(from);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(9'000'000, 'i'));
            file.close();
            KeyOperation::Choices choices{"k"};
            choices.upload = operations::Upload{from, QStringLiteral("/image.part")};
            if (cut)
                bench.host.cutAtCall(3, support::FakeHost::When::After); // probe, size, piece
            const auto finished = bench.perform(keyOperation(choices));
            QVERIFY(finished);
            QCOMPARE(finished->outcome, Outcome::Changed);
            QCOMPARE(bench.host.count("transfer"), cut ? 4 : 3); // asks for the size, two pieces
            QCOMPARE(bench.reconnects, cut ? 1 : 0);
            QVERIFY(bench.host.calls().lastIndexOf("transfer") <
                    bench.host.calls().indexOf("start"));
            QCOMPARE(bench.host.disk().files.at(QStringLiteral("/image.part")).size(), 9'000'000);
            QCOMPARE(bench.applied.size(), size_t(1));
        }
    }

    void whatCannotBeSentHasFailed()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.upload =
            operations::Upload{bench.folder.filePath(QStringLiteral("gone")), QStringLiteral("/p")};
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY2(finished->reason.contains(QLatin1String("gone")), qPrintable(finished->reason));
        QCOMPARE(bench.host.count("start"), 0);
    }

    /// A change that may cut our own branch stays only when a new connection says so.
    void whatMustBeConfirmedIsConfirmedAnew()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.confirmation = QByteArrayList{"set confirmed yes"};
        bench.reconnect = [&bench](std::stop_token stop) {
            bench.setValue("connected", "anew");
            return bench.transport.connect(std::move(stop));
        };
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.reconnects, 1);
        QCOMPARE(bench.host.value("confirmed"), QByteArray("yes"));
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void whatCannotBeConfirmedHasFailed()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.confirmation = QByteArrayList{"exit 70"};
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->exitStatus, 70);
        QCOMPARE(bench.reconnects, 1);
        QVERIFY(bench.host.disk().scripts.empty());
    }

    /// A script that failed has taken its change back; nobody is told that it stays.
    void whatFailedIsNotConfirmed()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.before = {"exit 70"};
        choices.confirmation = QByteArrayList{"set confirmed yes"};
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(bench.reconnects, 0);
        QCOMPARE(bench.host.effects("confirmed"), 0);
    }

    void nobodyGetsIn()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.confirmation = QByteArrayList{"set confirmed yes"};
        bench.reconnect = [](const std::stop_token &) -> base::Status {
            return Failure(Error{ErrorCode::HostUnreachable, QStringLiteral("compute1"), {}, {}});
        };
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Unreachable);
        QCOMPARE(bench.host.effects("confirmed"), 0);
    }

    void whatStaysDifferentHasFailed()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.setsWrong = "wrong";
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->reason, QStringLiteral("still: k is \"wrong\""));
        QCOMPARE(finished->exitStatus, 0);
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void whatCannotBeChangedIsNotTried()
    {
        StepBench bench;
        bench.setValue("k", "stone");
        KeyOperation::Choices choices{"k"};
        choices.failsFor = "stone";
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->reason, QStringLiteral("k cannot be changed"));
        QCOMPARE(bench.host.calls(), QByteArrayList({"probe"}));
    }

    void anExitStatusIsAFailure_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("reason");
        QTest::newRow("with a word")
            << QByteArrayList({"print Reading", "print E: no such package", "print  ", "exit 100"})
            << QStringLiteral("E: no such package");
        QTest::newRow("without") << QByteArrayList({"exit 100"})
                                 << QStringLiteral("exit status 100");
        QTest::newRow("with a secret")
            << QByteArrayList({"print password " + secretText() + " refused", "exit 100"})
            << QStringLiteral("password ‹NOVA_PASS› refused");
    }

    void anExitStatusIsAFailure()
    {
        QFETCH(QByteArrayList, lines);
        QFETCH(QString, reason);
        StepBench bench;
        const auto finished = bench.perform(makesRight("k", lines));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(finished->reason, reason);
        QCOMPARE(finished->exitStatus, 100);
        QCOMPARE(bench.host.count("probe"), qsizetype(1)); // nothing to verify
        QVERIFY(bench.host.disk().scripts.empty());
        QVERIFY(!bench.logText().contains(secretText()));
    }

    void anObservingStepChangesNothing_data()
    {
        QTest::addColumn<bool>("observes");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<bool>("warning");
        const QByteArrayList warns{"exit 75"};
        QTest::newRow("good") << true << QByteArrayList() << Outcome::AlreadySatisfied << false;
        QTest::newRow("second best") << true << warns << Outcome::AlreadySatisfied << true;
        QTest::newRow("bad") << true << QByteArrayList({"exit 1"}) << Outcome::Failed << false;
        QTest::newRow("75 of another step") << false << warns << Outcome::Failed << false;
    }

    void anObservingStepChangesNothing()
    {
        QFETCH(bool, observes);
        QFETCH(QByteArrayList, lines);
        QFETCH(Outcome, outcome);
        QFETCH(bool, warning);
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.traits.observes = observes;
        choices.before = lines;
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, outcome);
        QCOMPARE(finished->warning, warning);
        QVERIFY(bench.host.disk().scripts.empty());
    }

    void secretsReachTheHostAlone()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.value = model::Content::sealed(novaPass());
        choices.before = {"print set " + secretText() + " now"};
        bench.setValue("k", "old " + secretText());
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        QCOMPARE(bench.host.value("k"), secretText());
        QCOMPARE(bench.logText(), QByteArray("set ‹NOVA_PASS› now\n"));
        QCOMPARE(bench.applied.front().reason, QStringLiteral("k is \"old ‹NOVA_PASS›\""));
        QCOMPARE(finished->reason, QStringLiteral("k is \"old ‹NOVA_PASS›\""));
    }

    void aMissingSecretIsSaid()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.value = model::Content::sealed(SecretId(QStringLiteral("GLANCE_PASS")));
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY2(finished->reason.contains(QStringLiteral("GLANCE_PASS")),
                 qPrintable(finished->reason));
        QCOMPARE(bench.host.count("start"), qsizetype(0));
    }

    void whatCannotBeWrittenDownIsNotBegun()
    {
        StepBench bench;
        bench.mayApply = Failure(Error{ErrorCode::DiskFull, QStringLiteral("journal"), {}, {}});
        const auto finished = bench.perform(makesRight("k"));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY(finished->reason.startsWith(QStringLiteral("DiskFull")));
        QCOMPARE(bench.host.calls(), QByteArrayList({"probe"}));
        QCOMPARE(bench.host.effects("k"), 0);
    }

    void aProbeThatCrashes()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.probeFirst = {"crash"};
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY2(finished->reason.contains(QStringLiteral("SEGV")), qPrintable(finished->reason));
        QVERIFY(bench.applied.empty());
    }

    void aHostWithoutSpace()
    {
        StepBench bench;
        bench.host.fullDisk(true);
        const auto finished = bench.perform(makesRight("k"));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY(finished->reason.startsWith(QStringLiteral("RemoteDiskFull")));
    }

    void theOriginalIsKeptForTheUserAlone()
    {
        StepBench bench;
        KeyOperation::Choices choices{"k"};
        choices.original = "as it was\n";
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Changed);
        const QString path = bench.folder.path() + QStringLiteral("/originals/compute1/etc/k");
        QCOMPARE(contentOf(path), QByteArray("as it was\n"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
        QVERIFY((QFile::permissions(path) & others) == QFile::Permissions());
    }

    void nothingIsChangedWhereTheOriginalCannotBeKept()
    {
        StepBench bench;
        QVERIFY(QFile(bench.folder.path() + QStringLiteral("/originals"))
                    .open(QIODevice::WriteOnly)); // a file stands where the folder should be
        KeyOperation::Choices choices{"k"};
        choices.original = "as it was\n";
        const auto finished = bench.perform(keyOperation(choices));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QCOMPARE(bench.host.effects("k"), 0);
        QVERIFY(bench.applied.empty());
    }

    void aLogThatCannotBeWrittenFailsTheStepAtItsEnd()
    {
        const SmallDisk disk;
        QVERIFY(disk.isMounted());
        StepBench bench;
        QVERIFY(QFile::link(disk.folder(), bench.folder.path() + QStringLiteral("/logs")));
        QByteArrayList lines;
        for (qsizetype bytes = 0; bytes < SmallDisk::size * 2; bytes += 1000)
            lines.append("print " + QByteArray(1000, 'x'));
        const auto finished = bench.perform(makesRight("k", lines));
        QVERIFY(finished);
        QCOMPARE(finished->outcome, Outcome::Failed);
        QVERIFY2(finished->reason.startsWith(QStringLiteral("DiskFull")),
                 qPrintable(finished->reason));
        QCOMPARE(bench.host.value("k"), QByteArray("right"));  // it was not held up
        QCOMPARE(bench.host.disk().scripts.size(), size_t(1)); // its output is still there
    }
};

int main(int argc, char **argv)
{
    if (!SmallDisk::prepare())
        qFatal("no file system can be mounted here: run as root or allow user name spaces");
    TestStepExecution test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_stepexecution.moc"
