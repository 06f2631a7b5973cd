// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "ssh/ownnetwork.h"
#include "ssh/peer.h"
#include "ssh/tcpproxy.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace pikestaff;
using namespace std::chrono_literals;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshSettings;
using remote::ssh::SshTransport;
using tests::Peer;

namespace {

struct Attempt
{
    base::Status status;
    qint64 milliseconds = 0;
};

Attempt attempt(SshSettings settings, std::chrono::milliseconds stopAfter = 0ms)
{
    SshTransport transport(std::move(settings));
    std::stop_source source;
    std::jthread stopper([&source, stopAfter](const std::stop_token &) {
        if (stopAfter > 0ms) {
            std::this_thread::sleep_for(stopAfter);
            source.request_stop();
        }
    });
    QElapsedTimer timer;
    timer.start();
    auto status = transport.connect(source.get_token());
    return {std::move(status), timer.elapsed()};
}

SshSettings settingsFor(const QString &address, quint16 port, std::chrono::milliseconds timeout)
{
    SshSettings settings;
    settings.host.name = base::HostName(QStringLiteral("host1"));
    settings.host.address = address;
    settings.host.port = port;
    settings.host.hostKey = QStringLiteral("SHA256:none");
    settings.connectTimeout = timeout;
    return settings;
}

SshSettings loopbackSettings(quint16 port, std::chrono::milliseconds timeout = 5'000ms)
{
    return settingsFor(QStringLiteral("127.0.0.1"), port, timeout);
}

int boundSocket(int kind, quint16 port)
{
    const int socket = ::socket(AF_INET, kind | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    ::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
    return socket;
}

} // namespace

class TestSshConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void refused();
    void peersThatAreNoSshServer_data();
    void peersThatAreNoSshServer();
    void silentPeerTimesOut();
    void stopDuringConnect();
    void stopBeforeConnect();
    void fullListenQueueTimesOut();
    void nameThatDoesNotResolve();
    void silentNameServer();
    void noRoute();
    void nameOfTheHostItself();
    void noCommonAlgorithm();
    void algorithmsOfOpenSsh72_data();
    void algorithmsOfOpenSsh72();
    void closesTheOldConnection();

private:
    [[nodiscard]] QByteArray resolvConf() const
    {
        return m_sshd.path(QStringLiteral("resolv.conf")).toUtf8();
    }

    tests::SshdFixture m_sshd;
};

void TestSshConnect::initTestCase()
{
    QVERIFY2(m_sshd.start(), m_sshd.error());
    QFile file(QString::fromUtf8(resolvConf()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nameserver 127.0.0.1\noptions timeout:5 attempts:4\n");
}

void TestSshConnect::refused()
{
    const int socket = boundSocket(SOCK_STREAM, 0); // a port that nobody listens on
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    const auto result = attempt(loopbackSettings(ntohs(address.sin_port)));
    ::close(socket);
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::ConnectionRefused);
    QCOMPARE(result.status.error().subject, QStringLiteral("host1"));
    QCOMPARE(result.status.error().detail, QStringLiteral("Connection refused"));
}

void TestSshConnect::peersThatAreNoSshServer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("closes at once") << QByteArray() << int(ErrorCode::ConnectionLost);
    QTest::newRow("web server") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\n")
                                << int(ErrorCode::ConnectionLost);
    QTest::newRow("garbage") << QByteArray(4000, 'g') << int(ErrorCode::ProtocolError);
    QTest::newRow("SSH 1") << QByteArray("SSH-1.5-old\r\n") << int(ErrorCode::ProtocolError);
    QTest::newRow("half a handshake")
        << QByteArray("SSH-2.0-x\r\n\0\0\0\x10", 15) << int(ErrorCode::ConnectionLost);
    QTest::newRow("broken packet")
        << "SSH-2.0-x\r\n" + QByteArray(64, '\xff') << int(ErrorCode::ProtocolError);
}

void TestSshConnect::peersThatAreNoSshServer()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const Peer peer(Peer::saying(text));
    const auto result = attempt(loopbackSettings(peer.port()));
    QVERIFY(!result.status);
    QCOMPARE(base::errorCodeName(result.status.error().code),
             base::errorCodeName(static_cast<ErrorCode>(code)));
    QVERIFY(result.milliseconds < 3'000);
}

void TestSshConnect::silentPeerTimesOut()
{
    const Peer peer(Peer::silence());
    const auto result = attempt(loopbackSettings(peer.port(), 800ms));
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::ConnectTimeout);
    QVERIFY(result.milliseconds >= 790 && result.milliseconds < 2'500);
    const auto key = remote::ssh::readHostKey(loopbackSettings(peer.port()).host, 300ms);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::ConnectTimeout);
}

void TestSshConnect::stopDuringConnect()
{
    const Peer peer(Peer::silence());
    const auto result = attempt(loopbackSettings(peer.port(), 30'000ms), 300ms);
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::Cancelled);
    QVERIFY2(result.milliseconds < 1'500, QByteArray::number(result.milliseconds).constData());
}

void TestSshConnect::stopBeforeConnect()
{
    SshTransport transport(m_sshd.settings());
    std::stop_source source;
    source.request_stop();
    const auto status = transport.connect(source.get_token());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Cancelled);
    QVERIFY(transport.connect({}));
}

void TestSshConnect::fullListenQueueTimesOut()
{
    // With its queue full, a listener drops what comes: a host behind a dropping firewall.
    const int listener = boundSocket(SOCK_STREAM, 0);
    ::listen(listener, 0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    std::vector<int> clients;
    for (int i = 0; i < 4; ++i) {
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        ::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address);
        clients.push_back(client);
    }
    const auto timedOut = attempt(loopbackSettings(ntohs(address.sin_port), 700ms));
    const auto stopped = attempt(loopbackSettings(ntohs(address.sin_port), 30'000ms), 300ms);
    for (const int client : clients) {
        ::close(client);
    }
    ::close(listener);
    QVERIFY(!timedOut.status);
    QCOMPARE(timedOut.status.error().code, ErrorCode::ConnectTimeout);
    QVERIFY(timedOut.milliseconds >= 690 && timedOut.milliseconds < 2'500);
    QVERIFY(!stopped.status);
    QCOMPARE(stopped.status.error().code, ErrorCode::Cancelled);
    QVERIFY(stopped.milliseconds < 1'500);
}

void TestSshConnect::nameThatDoesNotResolve()
{
    Attempt result;
    const auto error = tests::inOwnNetwork(resolvConf(), [&result] { // nobody serves port 53
        result = attempt(settingsFor(QStringLiteral("no-such-host.example"), 22, 10'000ms));
    });
    QVERIFY2(error.isEmpty(), error.constData());
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::NameNotResolved);
    QVERIFY(result.status.error().detail.startsWith(QStringLiteral("no-such-host.example: ")));

    const auto empty = attempt(settingsFor({}, 22, 1'000ms));
    QCOMPARE(empty.status.error().code, ErrorCode::NameNotResolved);
}

void TestSshConnect::silentNameServer()
{
    Attempt timedOut;
    Attempt stopped;
    const auto error = tests::inOwnNetwork(resolvConf(), [&] {
        const int server = boundSocket(SOCK_DGRAM, 53);
        const auto settings = [](std::chrono::milliseconds timeout) {
            return settingsFor(QStringLiteral("slow-host.example"), 22, timeout);
        };
        timedOut = attempt(settings(700ms));
        stopped = attempt(settings(30'000ms), 300ms);
        ::close(server);
    });
    QVERIFY2(error.isEmpty(), error.constData());
    QVERIFY(!timedOut.status);
    QCOMPARE(timedOut.status.error().code, ErrorCode::ConnectTimeout);
    QVERIFY(timedOut.status.error().detail.contains(QStringLiteral("slow-host.example")));
    QVERIFY(timedOut.milliseconds >= 690 && timedOut.milliseconds < 2'500);
    QVERIFY(!stopped.status);
    QCOMPARE(stopped.status.error().code, ErrorCode::Cancelled);
    QVERIFY(stopped.milliseconds < 1'500);
}

void TestSshConnect::noRoute()
{
    Attempt result;
    const auto error = tests::inOwnNetwork(resolvConf(), [&result] {
        result = attempt(settingsFor(QStringLiteral("192.0.2.7"), 22, 5'000ms));
    });
    QVERIFY2(error.isEmpty(), error.constData());
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::HostUnreachable);
    QCOMPARE(result.status.error().detail, QStringLiteral("Network is unreachable"));
}

void TestSshConnect::nameOfTheHostItself()
{
    // /etc/hosts gives localhost one or two addresses; sshd listens on one of them.
    auto settings = m_sshd.settings();
    settings.host.address = QStringLiteral("localhost");
    const auto result = attempt(std::move(settings));
    QVERIFY2(result.status,
             qPrintable(result.status ? QString() : result.status.error().toLogLine()));
}

void TestSshConnect::noCommonAlgorithm()
{
    tests::SshdFixture sshd;
    QVERIFY2(
        sshd.start({{QStringLiteral("ed25519")}, "KexAlgorithms diffie-hellman-group1-sha1\n"}),
        sshd.error());
    const auto result = attempt(sshd.settings());
    QVERIFY(!result.status);
    QCOMPARE(result.status.error().code, ErrorCode::ProtocolError);
    QVERIFY2(result.status.error().detail.contains(QStringLiteral("no match for method kex")),
             qPrintable(result.status.error().detail));
}

void TestSshConnect::algorithmsOfOpenSsh72_data()
{
    // Each of what a server of OpenSSH 7.2 offers by default and we are to speak, alone.
    QTest::addColumn<QByteArray>("line");
    for (const char *name :
         {"curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521", "diffie-hellman-group-exchange-sha256"}) {
        QTest::newRow(name) << "KexAlgorithms " + QByteArray(name);
    }
    for (const char *name : {"chacha20-poly1305@openssh.com", "aes128-ctr", "aes192-ctr",
                             "aes256-ctr", "aes128-gcm@openssh.com", "aes256-gcm@openssh.com"}) {
        QTest::newRow(name) << "Ciphers " + QByteArray(name);
    }
    for (const char *name : {"hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com",
                             "hmac-sha2-256", "hmac-sha2-512"}) {
        QTest::newRow(name) << "Ciphers aes256-ctr\nMACs " + QByteArray(name);
    }
    for (const char *name :
         {"rsa-sha2-256", "rsa-sha2-512", "ecdsa-sha2-nistp256", "ssh-ed25519"}) {
        QTest::newRow(name) << "HostKeyAlgorithms " + QByteArray(name);
    }
}

void TestSshConnect::algorithmsOfOpenSsh72()
{
    QFETCH(QByteArray, line);
    tests::SshdFixture sshd;
    const QString type = line.contains("rsa-")     ? QStringLiteral("rsa")
                         : line.contains("ecdsa-") ? QStringLiteral("ecdsa")
                                                   : QStringLiteral("ed25519");
    QVERIFY2(sshd.start({{type}, line + '\n'}), sshd.error());
    const auto result = attempt(sshd.settings());
    QVERIFY2(result.status,
             qPrintable(result.status ? QString() : result.status.error().toLogLine()));
}

void TestSshConnect::closesTheOldConnection()
{
    SshTransport transport(m_sshd.settings());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(transport.connect({}));
        QVERIFY(transport.isConnected());
    }
    transport.close();
    QVERIFY(!transport.isConnected());
    const auto logins = m_sshd.log().count("Accepted publickey for root");
    QTRY_COMPARE_WITH_TIMEOUT(m_sshd.log().count("Disconnected from user root"), logins, 5'000);
    QCOMPARE(m_sshd.log().count("Received disconnect"), logins);
}

QTEST_GUILESS_MAIN(TestSshConnect)
#include "tst_sshconnect.moc"
