// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/filetransfer.h"
#include "remote/ssh/sshtransport.h"
#include "ssh/ownnetwork.h"
#include "ssh/tcpproxy.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace pikestaff;
using namespace std::chrono_literals;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;

/// What happens to a connection that ends by itself.
class TestSshCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cutDuringExec();
    void cutDuringOutput();
    void cutDuringInput_data();
    void cutDuringInput();
    void cutDuringTransfer();
    void cutDuringServe();
    void cutWhileNobodyLooks();
    void killedServerProcess();
    void cutDuringConnect();
    void silentCableTimesOutAndComesBack();
    void openingsThatWereGivenUpAreClosed();
    void frozenHostCannotHoldUs();
    void silentConnectionSendsSigns();
    void lostNetworkIsNoticed();

private:
    struct Line
    {
        std::unique_ptr<tests::TcpProxy> cable;
        std::unique_ptr<SshTransport> transport;
    };
    [[nodiscard]] Line connected()
    {
        Line line{std::make_unique<tests::TcpProxy>(m_sshd.port()), nullptr};
        auto settings = m_sshd.settings();
        settings.host.port = line.cable->port();
        line.transport = std::make_unique<SshTransport>(std::move(settings));
        if (!line.transport->connect({})) {
            line.transport.reset();
        }
        return line;
    }
    [[nodiscard]] static base::Result<remote::ExecResult>
    exec(SshTransport &transport, const QByteArray &script, const QByteArray &input = {})
    {
        ExecRequest request;
        request.script = script;
        request.input = input;
        request.timeout = 60s;
        return transport.exec(request, {});
    }
    /// Runs this while the cable is cut some time later; then it must work again.
    void cutDuring(const QByteArray &script, const QByteArray &input = {},
                   std::chrono::milliseconds later = 500ms);

    tests::SshdFixture m_sshd;
};

void TestSshCut::initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.error()); }

void TestSshCut::cutDuring(const QByteArray &script, const QByteArray &input,
                           std::chrono::milliseconds later)
{
    const Line line = connected();
    QVERIFY(line.transport);
    std::jthread cutter([&line, later] {
        std::this_thread::sleep_for(later);
        line.cable->cut();
    });
    QElapsedTimer timer;
    timer.start();
    const auto result = exec(*line.transport, script, input);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(result.error().subject, QStringLiteral("host1"));
    QVERIFY2(timer.elapsed() < 3'000, QByteArray::number(timer.elapsed()).constData());
    QVERIFY(!line.transport->isConnected());
    QCOMPARE(exec(*line.transport, ":").error().code, ErrorCode::ConnectionLost);
    QVERIFY(line.transport->connect({}));
    const auto again = exec(*line.transport, "echo back");
    QVERIFY(again);
    QCOMPARE(again->output, QByteArray("back\n"));
}

void TestSshCut::cutDuringExec() { cutDuring("sleep 5"); }

void TestSshCut::cutDuringOutput() { cutDuring("while :; do echo output; done"); }

void TestSshCut::cutDuringInput_data()
{
    // Whether the loss is first seen by reading, by waiting or by writing is a matter of chance.
    QTest::addColumn<int>("later");
    for (int later = 40; later < 1'000; later += 109) {
        QTest::addRow("after %d ms", later) << later;
    }
}

void TestSshCut::cutDuringInput()
{
    QFETCH(const int, later);
    cutDuring("cat >/dev/null; sleep 5", QByteArray(300'000'000, 'i'),
              std::chrono::milliseconds(later));
}

void TestSshCut::cutDuringTransfer()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("image")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 15'000; ++i) {
        file.write(QByteArray::number(i).repeated(3'000));
    }
    file.close();
    const Line line = connected();
    QVERIFY(line.transport);
    int pieces = 0;
    int cutAt = 1;
    const auto tell = [&](qint64, qint64) {
        ++pieces;
        if (pieces == cutAt) {
            line.cable->cut();
        }
    };
    const QString there = folder.filePath(QStringLiteral("sent"));
    remote::FileTransfer transfer(*line.transport, file.fileName(), there);
    const auto first = transfer.send(tell, {});
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(pieces, 1);
    cutAt = 0;
    QVERIFY(line.transport->connect({}));
    QVERIFY(transfer.send(tell, {}));
    const qint64 whole = (file.size() + 8'388'607) / 8'388'608;
    QVERIFY2(pieces <= whole + 1, QByteArray::number(pieces).constData()); // no piece twice
    QFile sent(there);
    QVERIFY(file.open(QIODevice::ReadOnly) && sent.open(QIODevice::ReadOnly));
    QVERIFY(sent.readAll() == file.readAll());
}

void TestSshCut::cutDuringServe()
{
    const Line line = connected();
    QVERIFY(line.transport);
    std::jthread cutter([&line] {
        std::this_thread::sleep_for(300ms);
        line.cable->cut();
    });
    QElapsedTimer timer;
    timer.start();
    const auto status = line.transport->serve(30s, {});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::ConnectionLost);
    QVERIFY(timer.elapsed() < 3'000);
    QVERIFY(line.transport->connect({}));
}

void TestSshCut::cutWhileNobodyLooks()
{
    const Line line = connected();
    QVERIFY(line.transport);
    line.cable->cut();
    std::this_thread::sleep_for(300ms);
    const auto result = exec(*line.transport, "echo never");
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QVERIFY(line.transport->connect({}));
}

void TestSshCut::killedServerProcess()
{
    SshTransport transport(m_sshd.settings());
    QVERIFY(transport.connect({}));
    const auto parent = exec(transport, "echo $PPID");
    QVERIFY(parent);
    const int pid = parent->output.trimmed().toInt();
    QVERIFY(pid > 1);
    QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
    QVERIFY(name.open(QIODevice::ReadOnly));
    QCOMPARE(name.readAll().trimmed(), QByteArray("sshd"));
    std::jthread killer([pid] {
        std::this_thread::sleep_for(300ms);
        ::kill(pid, SIGKILL);
    });
    QElapsedTimer timer;
    timer.start();
    const auto result = exec(transport, "sleep 5");
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QVERIFY(timer.elapsed() < 3'000);
    QVERIFY(transport.connect({}));
    QVERIFY(exec(transport, ":"));
}

void TestSshCut::cutDuringConnect()
{
    // At every moment of the handshake and the login.
    tests::TcpProxy cable(m_sshd.port());
    int lost = 0;
    for (int delay = 0; delay < 200; delay += 10) {
        auto settings = m_sshd.settings();
        settings.host.port = cable.port();
        SshTransport transport(std::move(settings));
        std::jthread cutter([&cable, delay] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delay));
            cable.cut();
        });
        QElapsedTimer timer;
        timer.start();
        const auto status = transport.connect({});
        QVERIFY(timer.elapsed() < 5'000);
        if (!status) {
            ++lost;
            QCOMPARE(base::errorCodeName(status.error().code),
                     base::errorCodeName(ErrorCode::ConnectionLost));
        }
    }
    QVERIFY(lost > 0);
}

void TestSshCut::silentCableTimesOutAndComesBack()
{
    const Line line = connected();
    QVERIFY(line.transport);
    line.cable->setPaused(true);
    ExecRequest request;
    request.script = "echo late";
    request.timeout = 700ms;
    const auto result = line.transport->exec(request, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectTimeout);
    line.cable->setPaused(false);
    const auto next = exec(*line.transport, "echo fine");
    QVERIFY2(next, qPrintable(next ? QString() : next.error().toLogLine()));
    QCOMPARE(next->output, QByteArray("fine\n"));
}

void TestSshCut::openingsThatWereGivenUpAreClosed()
{
    // sshd allows ten sessions on a connection. One that it opens after we have given up must not
    // stay.
    const Line line = connected();
    QVERIFY(line.transport);
    for (int i = 0; i < 15; ++i) {
        line.cable->setPaused(true);
        ExecRequest request;
        request.script = "echo late";
        request.timeout = 60ms;
        QVERIFY(!line.transport->exec(request, {}));
        line.cable->setPaused(false);
        QVERIFY(line.transport->serve(60ms, {}));
    }
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 3; ++i) {
        const auto next = exec(*line.transport, "echo fine");
        QVERIFY2(next, qPrintable(next ? QString() : next.error().toLogLine()));
        QCOMPARE(next->output, QByteArray("fine\n"));
    }
    QVERIFY(timer.elapsed() < 10'000);
}

void TestSshCut::frozenHostCannotHoldUs()
{
    // A host that takes nothing any more, while we have much to send: stop must still end the call.
    const Line line = connected();
    QVERIFY(line.transport);
    std::stop_source source;
    std::jthread freezer([&] {
        std::this_thread::sleep_for(200ms);
        line.cable->setPaused(true);
        std::this_thread::sleep_for(800ms);
        source.request_stop();
    });
    ExecRequest request;
    request.script = "cat >/dev/null";
    request.input = QByteArray(300'000'000, 'f');
    QElapsedTimer timer;
    timer.start();
    const auto result = line.transport->exec(request, source.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 2'500, QByteArray::number(timer.elapsed()).constData());
    timer.restart();
    line.transport->close();
    QVERIFY(timer.elapsed() < 1'000);
}

void TestSshCut::silentConnectionSendsSigns()
{
    const Line line = connected();
    QVERIFY(line.transport);
    QVERIFY(line.transport->serve(500ms, {}));
    const qint64 before = line.cable->bytesToTarget();
    QVERIFY(line.transport->serve(10s, {}));
    QCOMPARE(line.cable->bytesToTarget(), before);
    QVERIFY(line.transport->serve(7s, {}));
    QVERIFY(line.cable->bytesToTarget() > before);
}

void TestSshCut::lostNetworkIsNoticed()
{
    // No FIN and no RST: packets are lost, as when a cable is pulled or a host loses its power.
    qint64 elapsed = 0;
    QByteArray outcome;
    QFile resolv(m_sshd.path(QStringLiteral("resolv.conf")));
    QVERIFY(resolv.open(QIODevice::WriteOnly));
    resolv.close();
    const auto error = tests::inOwnNetwork(resolv.fileName().toUtf8(), [&] {
        tests::SshdFixture sshd;
        if (!sshd.start()) {
            outcome = sshd.error();
            return;
        }
        SshTransport transport(sshd.settings());
        if (auto status = transport.connect({}); !status) {
            outcome = status.error().toLogLine().toUtf8();
            return;
        }
        QElapsedTimer timer;
        timer.start();
        tests::setLoopback(false);
        const auto status = transport.serve(std::chrono::minutes(3), {});
        elapsed = timer.elapsed();
        tests::setLoopback(true);
        outcome = status ? "connected" : base::errorCodeName(status.error().code).data();
    });
    QVERIFY2(error.isEmpty(), error.constData());
    QCOMPARE(outcome, QByteArray("ConnectionLost"));
    QVERIFY2(elapsed < 50'000, QByteArray::number(elapsed).constData());
}

QTEST_GUILESS_MAIN(TestSshCut)
#include "tst_sshcut.moc"
