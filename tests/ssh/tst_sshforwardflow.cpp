// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors

#include "remote/ssh/sshtransport.h"
#include "ssh/forwardbench.h"
#include "ssh/peer.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

using namespace pikestaff;
using namespace std::chrono_literals;
using remote::Transport;
using remote::ssh::SshTransport;
using tests::bytesOf;
using tests::echo;
using tests::exchange;
using tests::Peer;
using tests::Served;

/// Back-pressure and fairness of what is forwarded.
class TestSshForwardFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.error()); }
    void init();
    void cleanup() { m_transport.reset(); }

    void clientThatDoesNotReadHoldsTheServer();
    void serverThatDoesNotReadHoldsTheClient();
    void messagesSideBySideNeverStall();

private:
    [[nodiscard]] std::unique_ptr<Transport::Forward> forwardTo(const Peer &peer)
    {
        auto forward = m_transport->forward(QStringLiteral("127.0.0.1"), peer.port());
        return forward ? std::move(*forward) : nullptr;
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshForwardFlow::init()
{
    m_transport = std::make_unique<SshTransport>(m_sshd.settings());
    QVERIFY(m_transport->connect({}));
}

void TestSshForwardFlow::clientThatDoesNotReadHoldsTheServer()
{
    std::atomic<qint64> sent = 0;
    const Peer flood([&sent](int socket) {
        const QByteArray piece(65536, 'f');
        while (Peer::sendAll(socket, piece)) {
            sent += piece.size();
        }
    });
    const Peer other(echo);
    const auto flooding = forwardTo(flood);
    const auto echoing = forwardTo(other);
    Served served(*m_transport);
    const int client = Peer::connectTo(flooding->localPort());
    QVERIFY(client >= 0);
    qint64 before = -1;
    while (before != sent) { // until it stands still
        before = sent;
        std::this_thread::sleep_for(1s);
    }
    QVERIFY2(sent > 100'000 && sent < 30'000'000, QByteArray::number(sent).constData());
    // The others on this connection go on.
    const QByteArray bytes = bytesOf(4, 2'000'000);
    QCOMPARE(exchange(echoing->localPort(), bytes), bytes);
    // And it goes on when it is read again.
    char buffer[65536];
    qint64 got = 0;
    while (got < 20'000'000) {
        const ssize_t size = ::recv(client, buffer, sizeof buffer, 0);
        QVERIFY(size > 0);
        got += size;
    }
    ::close(client);
    (void)served.end();
}

void TestSshForwardFlow::serverThatDoesNotReadHoldsTheClient()
{
    std::atomic<bool> read = false;
    std::atomic<qint64> received = 0;
    const Peer deaf([&](int socket) {
        while (!read) {
            std::this_thread::sleep_for(10ms);
        }
        received = Peer::receiveAll(socket).size();
    });
    const auto forward = forwardTo(deaf);
    Served served(*m_transport);
    const int client = Peer::connectTo(forward->localPort());
    QVERIFY(client >= 0);
    std::atomic<qint64> sent = 0;
    std::jthread sender([&] {
        const QByteArray piece(65536, 's');
        while (sent < 60'000'000 && Peer::sendAll(client, piece)) {
            sent += piece.size();
        }
        ::shutdown(client, SHUT_WR);
    });
    qint64 before = -1;
    while (before != sent) {
        before = sent;
        std::this_thread::sleep_for(1s);
    }
    QVERIFY2(sent < 30'000'000, QByteArray::number(sent).constData());
    read = true;
    sender.join();
    QTRY_COMPARE_WITH_TIMEOUT(received.load(), sent.load(), 60'000);
    ::close(client);
    (void)served.end();
}

void TestSshForwardFlow::messagesSideBySideNeverStall()
{
    // A server tells two connections something at once. What libssh takes in for one of them while
    // it is at work for the other must not lie there until the next event.
    std::mutex mutex;
    std::vector<int> sockets;
    const Peer peer([&](int socket) {
        {
            const std::lock_guard lock(mutex);
            sockets.push_back(socket);
        }
        (void)Peer::receiveAll(socket);
    });
    const auto forward = forwardTo(peer);
    Served served(*m_transport);
    std::vector<int> clients;
    for (size_t i = 0; i < 3; ++i) {
        clients.push_back(Peer::connectTo(forward->localPort()));
        QTRY_VERIFY_WITH_TIMEOUT((std::lock_guard(mutex), sockets.size() == i + 1), 5'000);
    }
    qint64 longest = 0;
    for (int round = 0; round < 10'000 && longest < 5'000; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (auto socket = sockets.rbegin(); socket != sockets.rend(); ++socket) {
            Peer::sendAll(*socket, "m");
            // A little later each time, to meet every moment of the loop.
            const auto next =
                std::chrono::steady_clock::now() + std::chrono::microseconds(round % 200);
            while (std::chrono::steady_clock::now() < next) {
            }
        }
        for (const int client : clients) {
            char byte = 0;
            QCOMPARE(::recv(client, &byte, 1, 0), ssize_t(1));
        }
        longest = std::max(longest, timer.elapsed());
    }
    for (const int client : clients) {
        ::close(client);
    }
    (void)served.end();
    QVERIFY2(longest < 5'000, QByteArray::number(longest).constData());
}

QTEST_GUILESS_MAIN(TestSshForwardFlow)
#include "tst_sshforwardflow.moc"
