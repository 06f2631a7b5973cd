// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "stepfixture.h"

#include <QDirIterator>

using namespace pikestaff;
using namespace pikestaff::test;
using base::ErrorCode;

/// What resources/remote/step-*.sh do with the processes of a step. The systemd engine needs a
/// host: see steprunner_on_host.sh.
class TestStepRunner : public QObject
{
    Q_OBJECT

    /// Processes of a session, and who calls them its own.
    static QByteArrayList processesOf(pid_t session)
    {
        QByteArrayList found;
        for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            const QByteArray stat = StepFixture::read(QStringLiteral("/proc/%1/stat").arg(name));
            const QByteArrayList words = stat.sliced(stat.lastIndexOf(')') + 1).split(' ');
            if (words.value(4).toInt() == session && words.value(1) != "Z")
                found.append(stat);
        }
        return found;
    }

    static QStringList filesWith(const QString &folder, const QByteArray &text)
    {
        QStringList found;
        QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString path = each.next();
            if (QFileInfo(path).isFile() && StepFixture::read(path).contains(text))
                found.append(path);
        }
        return found;
    }

    /// Both are killed from outside, the one that waits first.
    static void killAll(StepFixture &fixture, const QString &name)
    {
        const pid_t waiting = StepFixture::processIn(fixture.privatePath(name, "exec"));
        const pid_t leader = StepFixture::processIn(fixture.privatePath(name, "step"));
        QVERIFY(waiting > 1 && leader > 1);
        ::kill(waiting, SIGKILL);
        QTRY_VERIFY(!StepFixture::isRunning(waiting));
        QCOMPARE(fixture.status(name).state, State::Running); // the step itself does
        ::kill(leader, SIGKILL);
        QTRY_VERIFY(!StepFixture::isRunning(leader));
    }

private Q_SLOTS:
    void environment_data()
    {
        QTest::addColumn<unsigned>("mask");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *value, unsigned mask) {
            QTest::addRow("%s=%s", name, value)
                << mask << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row("LC_ALL", "C", 022);
        row("LC_ALL", "ko_KR.EUC-KR", 077);
        row("LC_NUMERIC", "de_DE.UTF-8", 0777);
        row("PATH", "/nowhere", 0);
        row("IFS", "0/s", 077);
        row("POSIXLY_CORRECT", "1", 077);
        row("GREP_OPTIONS", "--invert-match", 027);
        row("ENV", "/nowhere/profile", 022);
        row("CDPATH", "/usr", 022);
    }

    void environment()
    {
        QFETCH(unsigned, mask);
        QFETCH(QString, name);
        QFETCH(QString, value);
        StepFixture fixture;
        fixture.transport.setCaller({mask, {{name, value}}});
        const auto ended = fixture.run(QStringLiteral("a"), "umask; pwd; env | sort; exit 5");
        QCOMPARE(ended.exitStatus, 5);
        const QByteArray tools = fixture.transport.localPath(DetachedStep::toolsFolder()).toUtf8();
        QCOMPARE(fixture.output,
                 "0022\n/\nHOME=/root\nLC_ALL=C\n"
                 "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"
                 "PIKESTAFF_STEP=" +
                     fixture.statePath(QStringLiteral("a"), "").chopped(1).toUtf8() +
                     "\nPIKESTAFF_TOOLS=" + tools + "\nPWD=/\n");
    }

    void standardInputIsEmpty()
    {
        StepFixture fixture;
        const auto ended =
            fixture.run(QStringLiteral("a"), "cat\nread -r word\necho \"$?<$word>\"\necho on");
        QCOMPARE(ended.exitStatus, 0);
        QCOMPARE(fixture.output, QByteArray("1<>\non\n"));
    }

    /// Python and shell scripts of a step catch signals as they would in a terminal.
    void signalsAreNotIgnored()
    {
        StepFixture fixture;
        fixture.run(QStringLiteral("a"),
                    "for s in HUP INT QUIT TERM PIPE USR1; do trap \"echo $s\" $s; "
                    "kill -s $s $$; done");
        QCOMPARE(fixture.output, QByteArray("HUP\nINT\nQUIT\nTERM\nPIPE\nUSR1\n"));
    }

    void everyByte()
    {
        QByteArray bytes;
        for (int i = 1; i < 256; ++i)
            bytes.append(static_cast<char>(i));
        StepFixture fixture;
        fixture.run(QStringLiteral("a"), "cat <<'end of it'\n" + bytes + "\nend of it\n");
        QCOMPARE(fixture.output, bytes + '\n');
    }

    void bothStreamsInOrder()
    {
        StepFixture fixture;
        QByteArray expected;
        for (int i = 0; i < 200; ++i) {
            expected += "out " + QByteArray::number(i) + "\nerr " + QByteArray::number(i) + '\n';
        }
        fixture.run(QStringLiteral("a"), "i=0; while [ $i -lt 200 ]; do echo out $i; "
                                         "echo err $i >&2; i=$((i + 1)); done");
        QCOMPARE(fixture.output, expected);
    }

    void fiveMegabytes()
    {
        StepFixture fixture;
        const auto ended = fixture.run(
            QStringLiteral("a"), "yes 0123456789abcdef | head -c 5242880; printf end; exit 6");
        QCOMPARE(ended.exitStatus, 6);
        QCOMPARE(ended.outputSize, 5'242'883);
        QCOMPARE(fixture.output.size(), 5'242'883);
        QVERIFY(fixture.output.endsWith("end"));
        QCOMPARE(fixture.output.count("0123456789abcdef\n"), 5'242'880 / 17);
    }

    void outputIsCapped()
    {
        StepFixture fixture;
        fixture.transport.setCaller(
            {022, {{QStringLiteral("PIKESTAFF_OUTPUT_LIMIT"), QStringLiteral("1048576")}}});
        const auto ended = fixture.run(
            QStringLiteral("a"), "yes 0123456789abcde | head -c 3000000; echo $? >&2; exit 8");
        QCOMPARE(ended.exitStatus, 8);
        const QByteArray note = "\npikestaff: the output is longer than 1 MiB; the rest is not "
                                "kept, the step goes on\n";
        QCOMPARE(fixture.output.size(), 1'048'576 + note.size());
        QVERIFY(fixture.output.endsWith("abcde\n" + note));
    }

    /// Exit status, not the end of the output, ends a step; and the daemon lives on.
    void daemonKeepsTheOutputOpen()
    {
        StepFixture fixture;
        const QString pidFile = fixture.folder.filePath(QStringLiteral("daemon"));
        QElapsedTimer timer;
        timer.start();
        const auto ended = fixture.run(
            QStringLiteral("a"),
            "setsid sh -c 'echo $$ >\"$0\"; while :; do echo late; sleep 0.02; done' '" +
                pidFile.toUtf8() + "' &\nwhile [ ! -s '" + pidFile.toUtf8() +
                "' ]; do sleep 0.02; done\necho last words\nexit 2");
        QVERIFY2(timer.elapsed() < 10'000, "the daemon kept the step from ending");
        QCOMPARE(ended.exitStatus, 2);
        QVERIFY(fixture.output.contains("last words\n"));
        const QByteArray output = fixture.output;
        QTest::qWait(500);
        QCOMPARE(fixture.status(QStringLiteral("a")).outputSize, output.size());
        QCOMPARE(StepFixture::read(fixture.statePath(QStringLiteral("a"), "output")), output);
        const pid_t daemon = StepFixture::processIn(pidFile);
        QVERIFY(daemon > 1);
        QVERIFY2(StepFixture::isRunning(daemon), "the daemon was killed by a broken pipe");
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QCOMPARE(step.kill({}).value().exitStatus, 2);
        QVERIFY2(StepFixture::isRunning(daemon), "kill touched what a finished step has left");
        QVERIFY(step.remove({}));
        QTest::qWait(200);
        QVERIFY(StepFixture::isRunning(daemon));
        ::kill(daemon, SIGKILL);
    }

    /// The last words are never lost between the script's end and its
    /// status.
    void lastWords()
    {
        StepFixture fixture;
        for (int i = 0; i < 40; ++i) {
            const QString attempt = QString::number(i);
            const auto ended = fixture.run(attempt, "printf 'last words'");
            QCOMPARE(fixture.output, QByteArray("last words"));
            QCOMPARE(ended.outputSize, 10);
        }
    }

    void killing_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("status");
        QTest::newRow("sleep") << QByteArray("echo x; sleep 300") << 143;
        QTest::newRow("pipeline") << QByteArray("echo x; yes | cat >/dev/null") << 143;
        QTest::newRow("session of its own") << QByteArray("setsid sleep 300 & echo x; wait") << 143;
        QTest::newRow("orphan without environment")
            << QByteArray("(env -i sleep 300 &) ; echo x; sleep 300") << 143;
        QTest::newRow("daemon") << QByteArray("(setsid sleep 300 &); echo x; sleep 300") << 143;
        QTest::newRow("ends by itself")
            << QByteArray("trap 'exit 3' TERM; echo x; sleep 300 & while :; do wait; done") << 3;
        QTest::newRow("goes on after a failure")
            << QByteArray("echo x; sleep 300; sleep 300; sleep 300; exit 0") << 143;
        QTest::newRow("ignores TERM")
            << QByteArray("trap '' TERM; echo x; sleep 300; sleep 300") << 137;
    }

    void killing()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, status);
        StepFixture fixture;
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QVERIFY(step.start(script, {}));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.status(QStringLiteral("a")).outputSize, 2, 5000);
        const pid_t leader =
            StepFixture::processIn(fixture.privatePath(QStringLiteral("a"), "step"));
        QVERIFY(leader > 1);
        QElapsedTimer timer;
        timer.start();
        const auto killed = step.kill({});
        QVERIFY2(killed, killed ? "" : qPrintable(killed.error().toLogLine()));
        QCOMPARE(killed->state, State::Finished);
        QCOMPARE(killed->exitStatus, status);
        if (status == 137)
            QVERIFY(timer.elapsed() >= 9'500);
        else
            QVERIFY(timer.elapsed() < 9'000);
        QVERIFY(!StepFixture::isRunning(leader));
        QCOMPARE(processesOf(leader), QByteArrayList());
        QCOMPARE(fixture.follow(step, 0).exitStatus, status);
    }

    /// Two hosts that share a kernel, as containers do, or two folders of one host.
    void killLeavesTheSameNameElsewhere()
    {
        StepFixture one;
        StepFixture other;
        const QString name = QStringLiteral("a");
        DetachedStep killed = one.step(name);
        DetachedStep left = other.step(name);
        QVERIFY(killed.start("echo x; sleep 300", {}));
        QVERIFY(left.start("echo x; sleep 300", {}));
        QTRY_COMPARE_WITH_TIMEOUT(one.status(name).outputSize, 2, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(other.status(name).outputSize, 2, 5000);
        QCOMPARE(killed.kill({}).value().exitStatus, 143);
        QCOMPARE(other.status(name).state, State::Running);
        QCOMPARE(left.kill({}).value().exitStatus, 143);
    }

    void lost()
    {
        StepFixture fixture;
        const QString name = QStringLiteral("a");
        DetachedStep step = fixture.step(name);
        QVERIFY(step.start("echo begun; exec sleep 300", {}));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.status(name).outputSize, 6, 5000);
        killAll(fixture, name);
        const auto ended = fixture.follow(step, 0);
        QCOMPARE(ended.state, State::Lost);
        QCOMPARE(ended.exitStatus, -1);
        QCOMPARE(fixture.output, QByteArray("begun\n"));
        QVERIFY(!QFile::exists(fixture.privatePath(name, "script")));
        QCOMPARE(step.kill({}).value().state, State::Lost); // there was nothing to kill
        QVERIFY(step.remove({}));
        QCOMPARE(fixture.status(name).state, State::Absent);
    }

    void killWithoutItsWaitingProcess()
    {
        StepFixture fixture;
        const QString name = QStringLiteral("a");
        DetachedStep step = fixture.step(name);
        QVERIFY(step.start("sleep 300 & sleep 300", {}));
        QTRY_VERIFY(StepFixture::processIn(fixture.privatePath(name, "step")) > 1);
        ::kill(StepFixture::processIn(fixture.privatePath(name, "exec")), SIGKILL);
        const pid_t leader = StepFixture::processIn(fixture.privatePath(name, "step"));
        const auto killed = step.kill({});
        QVERIFY(killed);
        QCOMPARE(killed->state, State::Finished);
        QCOMPARE(killed->exitStatus, 143);
        QCOMPARE(processesOf(leader), QByteArrayList());
    }

    void reboot()
    {
        StepFixture fixture;
        const QString name = QStringLiteral("a");
        DetachedStep step = fixture.step(name);
        QVERIFY(step.start("echo begun; sleep 300", {}));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.status(name).outputSize, 6, 5000);
        QCOMPARE(fixture.status(name).state, State::Running);
        QFile boot(fixture.statePath(name, "boot"));
        const QByteArray same = StepFixture::read(boot.fileName());
        QVERIFY(boot.open(QIODevice::WriteOnly));
        boot.write("00000000-0000-0000-0000-000000000000\n");
        boot.close();
        QCOMPARE(fixture.status(name).state, State::Lost);
        QVERIFY(boot.open(QIODevice::WriteOnly));
        boot.write(same);
        boot.close();
        QCOMPARE(step.kill({}).value().exitStatus, 143);
    }

    /// Not even for a moment can anybody else read it, and nothing of it is left at the end.
    void scriptStaysSecret()
    {
        StepFixture fixture;
        const QString name = QStringLiteral("a");
        DetachedStep step = fixture.step(name);
        const QByteArray canary = "canary-84c1e9";
        fixture.transport.setCaller({0, {}});
        QVERIFY(step.start(": '" + canary + "'; sleep 0.7", {}));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        const QString script = fixture.privatePath(name, "script");
        QVERIFY(StepFixture::read(script).contains(canary));
        for (const QString &path : {script, fixture.privatePath(name, ""),
                                    fixture.statePath(name, ""), fixture.statePath(name, "output")})
            QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
        QCOMPARE(filesWith(fixture.folder.path(), canary), QStringList{script});
        QCOMPARE(fixture.follow(step, 0).exitStatus, 0);
        QCOMPARE(filesWith(fixture.folder.path(), canary), QStringList());
    }

    void halfAScriptNeverRuns()
    {
        StepFixture fixture;
        remote::ExecRequest request;
        request.script = "exec sh \"$PIKESTAFF_RUN_ROOT/tools/step-runner.sh\" "
                         "start run1 a setsid 100\n";
        request.input = "echo half";
        const auto result = fixture.transport.exec(request, {});
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 65);
        QCOMPARE(fixture.status(QStringLiteral("a")).state, State::Absent);
        QCOMPARE(filesWith(fixture.folder.path(), "echo half"), QStringList());
        QCOMPARE(fixture.run(QStringLiteral("a"), "echo whole").exitStatus, 0);
    }

    void folderCannotBeMade()
    {
        StepFixture fixture;
        QFile file(fixture.transport.localPath(QStringLiteral("/var")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto started = fixture.step(QStringLiteral("a")).start("true", {});
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::RemoteCommandFailed);
        QVERIFY(started.error().detail.contains(QStringLiteral("Not a directory")));
    }
};

QTEST_GUILESS_MAIN(TestStepRunner)
#include "tst_steprunner.moc"
