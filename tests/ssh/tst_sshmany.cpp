// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "ssh/tcpproxy.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace pikestaff;
using namespace std::chrono_literals;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;

/// Many transports at once, each in a thread of its own.
class TestSshMany : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void twentyHostsAtOnce();
    void wakesFromOtherThreads();
    void stopsFromOtherThreads();
    void trustsAtOnce();

private:
    tests::SshdFixture m_sshd;
};

void TestSshMany::initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.error()); }

void TestSshMany::twentyHostsAtOnce()
{
    constexpr int hosts = 20;
    std::mutex mutex;
    QStringList failures;
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < hosts; ++i) {
            auto settings = m_sshd.settings(QStringLiteral("host%1").arg(i));
            threads.emplace_back([&, i, settings = std::move(settings)]() mutable {
                SshTransport transport(std::move(settings));
                const auto fail = [&](const QString &text) {
                    const std::lock_guard lock(mutex);
                    failures += QStringLiteral("host%1: %2").arg(i).arg(text);
                };
                if (auto status = transport.connect({}); !status) {
                    fail(status.error().toLogLine());
                    return;
                }
                for (int round = 0; round < 3; ++round) {
                    ExecRequest request;
                    request.script = "head -c 1300000 /dev/zero | tr '\\0' o; head -c 300000 "
                                     "/dev/zero | tr '\\0' e >&2; cat; exit " +
                                     QByteArray::number(i);
                    request.input = QByteArray(100'000, 'i');
                    const auto result = transport.exec(request, {});
                    if (!result) {
                        fail(result.error().toLogLine());
                        return;
                    }
                    const bool right = result->exitStatus == i &&
                                       result->output.count('o') == 1'300'000 &&
                                       result->output.count('i') == 100'000 &&
                                       result->errors.count('e') == 300'000;
                    good += right ? 1 : 0;
                }
            });
        }
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(QLatin1Char('\n'))));
    QCOMPARE(good.load(), 3 * hosts);
}

void TestSshMany::wakesFromOtherThreads()
{
    SshTransport transport(m_sshd.settings());
    QVERIFY(transport.connect({}));
    for (int i = 0; i < 50; ++i) {
        std::jthread waker([&transport] { transport.wake(); });
        QElapsedTimer timer;
        timer.start();
        QVERIFY(transport.serve(10s, {}));
        QVERIFY(timer.elapsed() < 5'000);
    }
}

void TestSshMany::stopsFromOtherThreads()
{
    SshTransport transport(m_sshd.settings());
    QVERIFY(transport.connect({}));
    for (int i = 0; i < 25; ++i) {
        std::stop_source source;
        std::jthread stopper([&source, i] {
            std::this_thread::sleep_for(std::chrono::milliseconds(3 * i));
            source.request_stop();
        });
        ExecRequest request;
        request.script = "cat; sleep 0.03";
        request.input = QByteArray(50'000, 's');
        const auto result = transport.exec(request, source.get_token());
        if (result) {
            QCOMPARE(result->output.size(), 50'000);
        } else {
            QCOMPARE(result.error().code, ErrorCode::Cancelled);
        }
    }
    ExecRequest last;
    last.script = "echo fine";
    const auto result = transport.exec(last, {});
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("fine\n"));
}

void TestSshMany::trustsAtOnce()
{
    // Every port is another host. None may lose the line of another.
    const QString known = m_sshd.path(QStringLiteral("trusted"));
    const QString fingerprint = m_sshd.fingerprint(QStringLiteral("ed25519"));
    std::vector<std::unique_ptr<tests::TcpProxy>> ways;
    std::vector<model::Host> hosts;
    for (int i = 0; i < 8; ++i) {
        ways.push_back(std::make_unique<tests::TcpProxy>(m_sshd.port()));
        hosts.push_back(m_sshd.settings().host);
        hosts.back().port = ways.back()->port();
        hosts.back().hostKey.clear();
    }
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (const model::Host &host : hosts) {
            threads.emplace_back(
                [&] { good += remote::ssh::trustHostKey(host, known, fingerprint) ? 1 : 0; });
        }
    }
    QCOMPARE(good.load(), 8);
    for (const model::Host &host : hosts) {
        auto settings = m_sshd.settings();
        settings.host = host;
        settings.knownHostsPath = known;
        SshTransport transport(std::move(settings));
        const auto status = transport.connect({});
        QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    }
}

QTEST_GUILESS_MAIN(TestSshMany)
#include "tst_sshmany.moc"
