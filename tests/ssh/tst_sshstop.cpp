// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors

#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace pikestaff;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;
using std::chrono::milliseconds;

/// What ends a call before its work is done.
class TestSshStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void timesOutAndStaysUsable();
    void stopCancelsAndStaysUsable();
    void stopBeforeTheCallCancels();
    void manyStopsDoNotUseUpTheSession();
    void answersKeepalivesOfTheHost();
    void serveEndsByWake();
    void wakeBeforeServeIsNotLost();
    void serveEndsByStopAndByTime();
    void saysNotConnected();

private:
    [[nodiscard]] base::Result<remote::ExecResult> exec(const QByteArray &script,
                                                        const QByteArray &input = {})
    {
        ExecRequest request;
        request.script = script;
        request.input = input;
        return m_transport->exec(request, {});
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshStop::initTestCase()
{
    // The host asks every second whether we live.
    const QByteArray config = "ClientAliveInterval 1\nClientAliveCountMax 2\n";
    QVERIFY2(m_sshd.start({{QStringLiteral("ed25519")}, config}), m_sshd.error());
    m_transport = std::make_unique<SshTransport>(m_sshd.settings());
    const auto status = m_transport->connect({});
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
}

void TestSshStop::cleanupTestCase()
{
    m_transport.reset();
    m_sshd.stop();
}

void TestSshStop::timesOutAndStaysUsable()
{
    ExecRequest request;
    request.script = "echo started; sleep 30";
    request.timeout = milliseconds(700);
    QElapsedTimer timer;
    timer.start();
    const auto result = m_transport->exec(request, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectTimeout);
    QCOMPARE(result.error().subject, QStringLiteral("host1"));
    QVERIFY(timer.elapsed() >= 700 && timer.elapsed() < 9'000);
    QVERIFY(m_transport->isConnected());
    const auto next = exec("echo fine");
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("fine\n"));
}

void TestSshStop::stopCancelsAndStaysUsable()
{
    std::stop_source source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(milliseconds(500));
        source.request_stop();
    });
    ExecRequest request;
    request.script = "while :; do echo noise; done";
    request.timeout = milliseconds(0);
    QElapsedTimer timer;
    timer.start();
    const auto result = m_transport->exec(request, source.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 1'500, QByteArray::number(timer.elapsed()).constData());
    const auto next = exec("echo fine");
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("fine\n"));
}

void TestSshStop::stopBeforeTheCallCancels()
{
    std::stop_source source;
    source.request_stop();
    ExecRequest request;
    request.script = "echo never";
    const auto result = m_transport->exec(request, source.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    const auto next = exec("echo fine");
    QVERIFY(next);
}

void TestSshStop::manyStopsDoNotUseUpTheSession()
{
    // sshd allows ten sessions on a connection: each stopped one must really have been closed,
    // whether it was still being opened or already at work.
    for (int i = 0; i < 30; ++i) {
        ExecRequest request;
        request.script = "cat";
        request.timeout = milliseconds(i % 3 == 0 ? 1 : 40);
        const auto result = m_transport->exec(request, {});
        QVERIFY(!result || result->exitStatus == 0);
    }
    for (int i = 0; i < 12; ++i) {
        const auto next = exec("echo fine");
        QVERIFY2(next, qPrintable(next ? QString() : next.error().toLogLine()));
        QCOMPARE(next->output, QByteArray("fine\n"));
    }
}

void TestSshStop::answersKeepalivesOfTheHost()
{
    const auto served = m_transport->serve(milliseconds(4'500), {});
    QVERIFY2(served, qPrintable(served ? QString() : served.error().toLogLine()));
    const auto slow = exec("sleep 4; echo fine");
    QVERIFY(slow);
    QCOMPARE(slow->output, QByteArray("fine\n"));
}

void TestSshStop::serveEndsByWake()
{
    std::jthread waker([this] {
        std::this_thread::sleep_for(milliseconds(300));
        m_transport->wake();
    });
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_transport->serve(milliseconds(10'000), {}));
    QVERIFY(timer.elapsed() >= 290 && timer.elapsed() < 9'000);
}

void TestSshStop::wakeBeforeServeIsNotLost()
{
    QElapsedTimer timer;
    timer.start();
    m_transport->wake();
    const auto other = exec("echo between"); // does not eat it
    QVERIFY(other);
    QVERIFY(m_transport->serve(milliseconds(10'000), {}));
    QVERIFY(timer.elapsed() < 9'000);
    timer.restart();
    QVERIFY(m_transport->serve(milliseconds(300), {})); // and it counts once
    QVERIFY(timer.elapsed() >= 290);
}

void TestSshStop::serveEndsByStopAndByTime()
{
    std::stop_source source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(milliseconds(200));
        source.request_stop();
    });
    const auto stopped = m_transport->serve(milliseconds(10'000), source.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(m_transport->serve(milliseconds(0), {}));
    QVERIFY(m_transport->isConnected());
}

void TestSshStop::saysNotConnected()
{
    SshTransport transport(m_sshd.settings());
    QVERIFY(!transport.isConnected());
    ExecRequest request;
    request.script = ":";
    const auto result = transport.exec(request, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(transport.serve(milliseconds(10), {}).error().code, ErrorCode::ConnectionLost);
    QCOMPARE(transport.forward(QStringLiteral("127.0.0.1"), 1).error().code,
             ErrorCode::ConnectionLost);
    transport.close();
}

QTEST_GUILESS_MAIN(TestSshStop)
#include "tst_sshstop.moc"
