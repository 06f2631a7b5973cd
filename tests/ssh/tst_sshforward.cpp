// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors

#include "remote/ssh/sshtransport.h"
#include "ssh/forwardbench.h"
#include "ssh/peer.h"
#include "ssh/tcpproxy.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace pikestaff;
using namespace std::chrono_literals;
using base::ErrorCode;
using remote::ExecRequest;
using remote::Transport;
using remote::ssh::SshTransport;
using tests::bytesOf;
using tests::echo;
using tests::exchange;
using tests::Peer;
using tests::Served;

class TestSshForward : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void eightConnectionsOfTenMegabytes();
    void servedInsideExec();
    void oneSideEndsTheOtherGoesOn();
    void refusedTargetClosesTheConnection();
    void manyShortConnections();
    void resetConnectionsDoNoHarm();
    void closedHandleRefuses();
    void handleOutlivesTheTransport();
    void portSurvivesAReconnect();
    void forwardingThatIsNotAllowed();

private:
    [[nodiscard]] std::unique_ptr<Transport::Forward> forwardTo(const Peer &peer)
    {
        auto forward = m_transport->forward(QStringLiteral("127.0.0.1"), peer.port());
        return forward ? std::move(*forward) : nullptr;
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshForward::initTestCase()
{
    QVERIFY2(m_sshd.start({{QStringLiteral("ed25519")}, "RekeyLimit 20M\n"}), m_sshd.error());
}

void TestSshForward::init()
{
    m_transport = std::make_unique<SshTransport>(m_sshd.settings());
    QVERIFY(m_transport->connect({}));
}

void TestSshForward::cleanup() { m_transport.reset(); }

void TestSshForward::eightConnectionsOfTenMegabytes()
{
    const Peer peer(echo);
    const auto forward = forwardTo(peer);
    QVERIFY(forward);
    Served served(*m_transport);
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> clients;
        for (quint32 i = 0; i < 8; ++i) {
            clients.emplace_back([&good, &forward, i] {
                const QByteArray bytes = bytesOf(i, 10'000'000 + i);
                good += exchange(forward->localPort(), bytes) == bytes ? 1 : 0;
            });
        }
    }
    QCOMPARE(good.load(), 8);
    QCOMPARE(served.end().error().code, ErrorCode::Cancelled);
    QVERIFY(m_transport->isConnected());
}

void TestSshForward::servedInsideExec()
{
    const Peer peer(echo);
    const auto forward = forwardTo(peer);
    QVERIFY(forward);
    const QByteArray bytes = bytesOf(3, 3'000'000);
    QByteArray back;
    std::jthread client([&] { back = exchange(forward->localPort(), bytes); });
    ExecRequest request;
    request.script = "head -c 5000000 /dev/zero; sleep 2; cat | wc -c";
    request.input = QByteArray(5'000'000, 'i');
    const auto result = m_transport->exec(request, {});
    QVERIFY(result);
    QCOMPARE(result->output.size(), 5'000'008);
    Served served(*m_transport); // should the client not be done yet
    client.join();
    (void)served.end();
    QCOMPARE(back, bytes);
}

void TestSshForward::oneSideEndsTheOtherGoesOn()
{
    // The server answers only after the client has ended its half.
    const Peer peer([](int socket) {
        const QByteArray all = Peer::receiveAll(socket);
        std::this_thread::sleep_for(300ms);
        Peer::sendAll(socket, "got " + QByteArray::number(all.size()));
    });
    const auto forward = forwardTo(peer);
    Served served(*m_transport);
    QCOMPARE(exchange(forward->localPort(), QByteArray(2'000'000, 'x')), QByteArray("got 2000000"));
    QCOMPARE(exchange(forward->localPort(), {}), QByteArray("got 0"));

    // And the other way round: the server ends first.
    const Peer ending([](int socket) {
        Peer::sendAll(socket, "hello");
        ::shutdown(socket, SHUT_WR);
        (void)Peer::receiveAll(socket);
    });
    std::unique_ptr<Transport::Forward> other;
    (void)served.end();
    other = forwardTo(ending);
    Served again(*m_transport);
    QCOMPARE(exchange(other->localPort(), QByteArray(100'000, 'y')), QByteArray("hello"));
    (void)again.end();
}

void TestSshForward::refusedTargetClosesTheConnection()
{
    auto forward = m_transport->forward(QStringLiteral("127.0.0.1"), 1);
    QVERIFY(forward);
    Served served(*m_transport);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(exchange((*forward)->localPort(), "hello"), QByteArray());
    QVERIFY(timer.elapsed() < 3'000);
    (void)served.end();
    QVERIFY(m_transport->isConnected());
}

void TestSshForward::manyShortConnections()
{
    const Peer peer(echo);
    const auto forward = forwardTo(peer);
    Served served(*m_transport);
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(exchange(forward->localPort(), "request " + QByteArray::number(i)),
                 "request " + QByteArray::number(i));
    }
    (void)served.end();
}

void TestSshForward::resetConnectionsDoNoHarm()
{
    const Peer peer(echo);
    const auto forward = forwardTo(peer);
    Served served(*m_transport);
    for (int i = 0; i < 50; ++i) {
        const int socket = Peer::connectTo(forward->localPort());
        QVERIFY(socket >= 0);
        Peer::sendAll(socket, QByteArray(200'000 * (i % 3), 'r'));
        const linger hard{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        ::close(socket);
    }
    QCOMPARE(exchange(forward->localPort(), "still here"), QByteArray("still here"));
    (void)served.end();
}

void TestSshForward::closedHandleRefuses()
{
    const Peer peer(echo);
    auto forward = forwardTo(peer);
    const quint16 port = forward->localPort();
    Served served(*m_transport);
    QCOMPARE(exchange(port, "one"), QByteArray("one"));
    const int open = Peer::connectTo(port);
    Peer::sendAll(open, "two");
    forward.reset(); // while the other thread serves it
    QCOMPARE(Peer::connectTo(port), -1);
    char byte = 0;
    while (::recv(open, &byte, 1, 0) > 0) { // what was open ends
    }
    ::close(open);
    (void)served.end();
}

void TestSshForward::handleOutlivesTheTransport()
{
    const Peer peer(echo);
    const auto forward = forwardTo(peer);
    const quint16 port = forward->localPort();
    m_transport.reset();
    QCOMPARE(forward->localPort(), port);
}

void TestSshForward::portSurvivesAReconnect()
{
    tests::TcpProxy cable(m_sshd.port());
    auto settings = m_sshd.settings();
    settings.host.port = cable.port();
    SshTransport transport(std::move(settings));
    QVERIFY(transport.connect({}));
    const Peer peer(echo);
    const auto forward = transport.forward(QStringLiteral("127.0.0.1"), peer.port());
    QVERIFY(forward);
    {
        Served served(transport);
        QCOMPARE(exchange((*forward)->localPort(), "before"), QByteArray("before"));
        cable.cut();
        std::this_thread::sleep_for(500ms);
        QCOMPARE(served.end().error().code, ErrorCode::ConnectionLost);
    }
    QVERIFY(transport.connect({}));
    Served served(transport);
    QCOMPARE(exchange((*forward)->localPort(), "after"), QByteArray("after"));
    (void)served.end();
}

void TestSshForward::forwardingThatIsNotAllowed()
{
    tests::SshdFixture strict;
    QVERIFY2(strict.start({{QStringLiteral("ed25519")}, "AllowTcpForwarding no\n"}),
             strict.error());
    SshTransport transport(strict.settings());
    QVERIFY(transport.connect({}));
    const Peer peer(echo);
    const auto forward = transport.forward(QStringLiteral("127.0.0.1"), peer.port());
    QVERIFY(forward);
    Served served(transport);
    QCOMPARE(exchange((*forward)->localPort(), "hello"), QByteArray());
    (void)served.end();
}

QTEST_GUILESS_MAIN(TestSshForward)
#include "tst_sshforward.moc"
