// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "stepfixture.h"

#include "remote/hostprograms.h"

#include <QDirIterator>

#include <thread>

using namespace pikestaff;
using namespace pikestaff::test;
using base::ErrorCode;

namespace {

/// A host that gives one answer to everything.
class AnsweringTransport final : public remote::Transport
{
public:
    remote::ExecResult answer;
    remote::ExecRequest asked;

    base::Status connect(std::stop_token) override { return {}; }
    base::Result<remote::ExecResult> exec(const remote::ExecRequest &request,
                                          std::stop_token) override
    {
        asked = request;
        return answer;
    }
    base::Status put(const QString &, const QByteArray &, unsigned, std::stop_token) override
    {
        return {};
    }
    base::Result<QByteArray> get(const QString &, std::stop_token) override { return QByteArray(); }
    base::Result<std::unique_ptr<Forward>> forward(const QString &, quint16) override
    {
        return std::unique_ptr<Forward>();
    }
    base::Status serve(std::chrono::milliseconds, std::stop_token) override { return {}; }
    void wake() override {}
    [[nodiscard]] bool isConnected() const override { return true; }
    void close() override {}
};

} // namespace

class TestDetachedStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programsAreInstalledOnce()
    {
        const QTemporaryDir folder;
        LocalTransport transport(folder.path());
        QVERIFY(transport.connect({}));
        QVERIFY(DetachedStep::installTools(transport, {}));
        const QStringList names = remote::hostProgramNames();
        QVERIFY(names.contains(QStringLiteral("step-runner.sh")));
        QVERIFY(names.contains(QStringLiteral("openstack-client.py")));
        QCOMPARE(transport.putCount(), names.size());
        for (const QString &name : names) {
            const QString path = DetachedStep::toolsFolder() + u'/' + name;
            QCOMPARE(transport.get(path, {}).value(), remote::hostProgram(name).value());
        }
        QVERIFY(DetachedStep::installTools(transport, {}));
        QCOMPARE(transport.putCount(), names.size());

        QFile changed(
            transport.localPath(DetachedStep::toolsFolder() + QStringLiteral("/step-runner.sh")));
        QVERIFY(changed.open(QIODevice::Append));
        changed.write("exit 1\n");
        changed.close();
        QVERIFY(DetachedStep::installTools(transport, {}));
        QCOMPARE(transport.putCount(), names.size() + 1);
        QCOMPARE(StepFixture::read(changed.fileName()),
                 remote::hostProgram(QStringLiteral("step-runner.sh")).value());
    }

    /// Services that are not root read them too, whatever the login's umask is.
    void programsAreReadable()
    {
        const QTemporaryDir folder;
        LocalTransport transport(folder.path());
        transport.setCaller({077, {}});
        QVERIFY(transport.connect({}));
        QVERIFY(DetachedStep::installTools(transport, {}));
        const auto all = QFile::ReadOther | QFile::ReadGroup | QFile::ExeOther;
        for (const char *path : {"", "/tools", "/tools/step-runner.sh"}) {
            const QString local =
                transport.localPath(QStringLiteral("/run/pikestaff") + QLatin1String(path));
            QCOMPARE(QFile::permissions(local) & all, all);
        }
    }

    void exitStatus_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("status");
        for (const int status : {0, 1, 2, 7, 100, 126, 127, 128, 255})
            QTest::addRow("%d", status) << "exit " + QByteArray::number(status) << status;
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("last command") << QByteArray("true\nfalse") << 1;
        QTest::newRow("unknown command") << QByteArray("no-such-command") << 127;
        QTest::newRow("syntax error") << QByteArray("if then") << 2;
        QTest::newRow("KILL") << QByteArray("kill -s KILL $$") << 137;
        QTest::newRow("TERM") << QByteArray("kill -s TERM $$") << 143;
        QTest::newRow("INT") << QByteArray("kill -s INT $$") << 130;
        QTest::newRow("PIPE") << QByteArray("kill -s PIPE $$") << 141;
    }

    void exitStatus()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, status);
        StepFixture fixture;
        const auto ended = fixture.run(QStringLiteral("a"), script);
        QCOMPARE(ended.state, State::Finished);
        QCOMPARE(ended.exitStatus, status);
        const auto again = fixture.status(QStringLiteral("a"));
        QCOMPARE(again.state, State::Finished);
        QCOMPARE(again.exitStatus, status);
        QCOMPARE(again.outputSize, fixture.output.size());
    }

    void absent()
    {
        StepFixture fixture;
        DetachedStep step = fixture.step(QStringLiteral("never"));
        QCOMPARE(fixture.status(QStringLiteral("never")).state, State::Absent);
        QCOMPARE(fixture.follow(step, 0).state, State::Absent);
        QCOMPARE(step.kill({}).value().state, State::Absent);
        QVERIFY(step.remove({}));
        QVERIFY(fixture.output.isEmpty());
    }

    void startingTwiceRunsOnce()
    {
        StepFixture fixture;
        const QString mark = fixture.folder.filePath(QStringLiteral("ran"));
        const QByteArray script = "echo x >>'" + mark.toUtf8() + "'; sleep 0.3; exit 3";
        DetachedStep first = fixture.step(QStringLiteral("a"));
        DetachedStep second = fixture.step(QStringLiteral("a"));
        QVERIFY(first.start(script, {}));
        QVERIFY(second.start(script, {}));
        QCOMPARE(fixture.follow(second, 0).exitStatus, 3);
        QVERIFY(first.start(script, {}));
        QCOMPARE(fixture.follow(first, 0).exitStatus, 3);
        QCOMPARE(StepFixture::read(mark), QByteArray("x\n"));
    }

    void manyStartAtOnce()
    {
        StepFixture fixture;
        const QString mark = fixture.folder.filePath(QStringLiteral("ran"));
        const QByteArray script = "echo x >>'" + mark.toUtf8() + "'";
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> threads;
            threads.reserve(6);
            for (int i = 0; i < 6; ++i) {
                threads.emplace_back([&] {
                    LocalTransport transport(fixture.folder.path());
                    if (!transport.connect({}))
                        return;
                    DetachedStep step(transport, QStringLiteral("run1"), QStringLiteral("a"),
                                      DetachedStep::Engine::Setsid);
                    const auto started = step.start(script, {});
                    const auto ended = step.follow(0, {}, {});
                    if (started && ended && ended->state == State::Finished)
                        ++good;
                });
            }
        }
        QCOMPARE(good.load(), 6);
        QCOMPARE(StepFixture::read(mark), QByteArray("x\n"));
    }

    void outputFromEveryKindOfOffset()
    {
        StepFixture fixture;
        const QByteArray text = QByteArray("첫 줄\n둘째 줄\nlast").repeated(9000);
        const QString path = fixture.folder.filePath(QStringLiteral("text"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        QCOMPARE(fixture.run(QStringLiteral("a"), "cat '" + path.toUtf8() + "'").exitStatus, 0);
        QCOMPARE(fixture.output, text);
        for (const qint64 offset : {qint64(1), qint64(2), qint64(65'535), qint64(65'536),
                                    qint64(text.size() - 1), qint64(text.size())}) {
            fixture.output.clear();
            DetachedStep step = fixture.step(QStringLiteral("a"));
            QCOMPARE(fixture.follow(step, offset).state, State::Finished);
            QCOMPARE(fixture.output, text.sliced(offset));
        }
        fixture.output.clear();
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QCOMPARE(fixture.follow(step, text.size() + 5).outputSize, text.size());
        QVERIFY(fixture.output.isEmpty());
        QVERIFY(!step.follow(-1, {}, {}));
    }

    /// The cable is pulled again and again; nothing is lost and nothing comes twice.
    void connectionIsCut()
    {
        StepFixture fixture;
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QVERIFY(step.start("i=0; while [ $i -lt 60 ]; do i=$((i + 1)); echo \"줄 $i\"; "
                           "sleep 0.02; done; exit 4",
                           {}));
        QByteArray expected;
        for (int i = 1; i <= 60; ++i)
            expected += "줄 " + QByteArray::number(i) + '\n';
        int cuts = 0;
        while (true) {
            fixture.transport.cutAfter(50);
            const auto ended =
                step.follow(fixture.output.size(),
                            [&](QByteArrayView bytes) { fixture.output.append(bytes); }, {});
            if (ended) {
                QCOMPARE(ended->exitStatus, 4);
                break;
            }
            QCOMPARE(ended.error().code, ErrorCode::ConnectionLost);
            ++cuts;
            QVERIFY(fixture.transport.connect({}));
        }
        QVERIFY(cuts >= 5);
        QCOMPARE(fixture.output, expected);
    }

    void followIsStopped()
    {
        StepFixture fixture;
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QVERIFY(step.start("echo begun; sleep 1; echo done", {}));
        std::stop_source source;
        const auto stopped = step.follow(
            0, [&](QByteArrayView) { source.request_stop(); }, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(fixture.status(QStringLiteral("a")).state, State::Running);
        QCOMPARE(fixture.follow(step, 6).exitStatus, 0);
        QCOMPARE(fixture.output, QByteArray("done\n"));
    }

    void removing()
    {
        StepFixture fixture;
        DetachedStep step = fixture.step(QStringLiteral("a"));
        QVERIFY(step.start("sleep 1", {}));
        const auto refused = step.remove({});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::RemoteCommandFailed);
        QCOMPARE(refused.error().detail, QStringLiteral("step-runner: the step still runs"));
        QCOMPARE(fixture.follow(step, 0).exitStatus, 0);
        QVERIFY(step.remove({}));
        QCOMPARE(fixture.status(QStringLiteral("a")).state, State::Absent);
        QVERIFY(!QFile::exists(fixture.transport.localPath(QStringLiteral("/run/pikestaff/run1"))));
        QVERIFY(
            !QFile::exists(fixture.transport.localPath(QStringLiteral("/var/lib/pikestaff/run1"))));
        QCOMPARE(fixture.run(QStringLiteral("a"), "exit 9").exitStatus, 9);
    }

    void badNames_data()
    {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("attempt");
        const auto row = [](const char *run, const char *attempt) {
            QTest::addRow("%s, %s", run, attempt)
                << QString::fromUtf8(run) << QString::fromUtf8(attempt);
        };
        row("", "a");
        row("r", "");
        row("..", "a");
        row("r", ".");
        row("r", "../a");
        row("r/x", "a");
        row("tools", "a");
        row("r", "$(id)");
        row("r", "a b");
        row("-r", "a");
        row("실행", "a");
    }

    void badNames()
    {
        QFETCH(QString, run);
        QFETCH(QString, attempt);
        StepFixture fixture;
        DetachedStep step(fixture.transport, run, attempt);
        const auto started = step.start("true", {});
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::RemoteCommandFailed);
        QVERIFY(started.error().detail.contains(QStringLiteral("not a name")) ||
                started.error().detail.contains(QStringLiteral("can have this name")));
        QVERIFY(!step.status({}));
    }

    void fullDisk()
    {
        AnsweringTransport transport;
        transport.answer = {28, {}, {}, "step-runner: mkdir: /var: No space left on device\n"};
        DetachedStep step(transport, QStringLiteral("r"), QStringLiteral("a"));
        const auto started = step.start("echo", {});
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::RemoteDiskFull);
        QCOMPARE(started.error().subject, QStringLiteral("step-runner.sh start"));
        const auto installed = DetachedStep::installTools(transport, {});
        QCOMPARE(installed.error().code, ErrorCode::RemoteDiskFull);
    }

    void scriptTravelsByStandardInput()
    {
        AnsweringTransport transport;
        transport.answer = {0, {}, {}, {}};
        DetachedStep step(transport, QStringLiteral("r"), QStringLiteral("a"));
        QVERIFY(step.start("canary-1234", {}));
        QCOMPARE(transport.asked.input, QByteArray("canary-1234"));
        QVERIFY(!transport.asked.script.contains("canary"));
        QVERIFY(transport.asked.script.contains("start r a auto 11"));
    }

    void damagedStatus_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "hello\n", "pikestaff-status finished 0 12", "pikestaff-status finished - 12\n",
              "pikestaff-status running 0 12\n", "pikestaff-status finished 0 x\n",
              "pikestaff-status gone 0 12\n", "pikestaff-status finished 0\n"})
            QTest::addRow("%s", QByteArray(text).toPercentEncoding(" -").constData())
                << QByteArray(text);
    }

    void damagedStatus()
    {
        QFETCH(QByteArray, text);
        AnsweringTransport transport;
        transport.answer = {0, {}, text, text};
        DetachedStep step(transport, QStringLiteral("r"), QStringLiteral("a"));
        for (const auto &status : {step.status({}), step.follow(0, {}, {}), step.kill({})}) {
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::RemoteCommandFailed);
        }
    }
};

QTEST_GUILESS_MAIN(TestDetachedStep)
#include "tst_detachedstep.moc"
