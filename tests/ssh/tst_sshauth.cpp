// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <thread>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using model::Login;
using remote::ssh::SshSettings;
using remote::ssh::SshTransport;

namespace {

const QByteArray phrase("열려라 참깨 'n \"sesame\" $1");

} // namespace

class TestSshAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void keys_data();
    void keys();
    void wrongAndMissingPassphrase_data();
    void wrongAndMissingPassphrase();
    void unreadableKeys_data();
    void unreadableKeys();
    void tildeIsTheHomeFolder();
    void refusedKeyTellsWhatIsOffered();
    void tooManyTriesAreARefusal();
    void oneFactorOfTwoIsNotEnough();
    void agent();
    void agentWithoutTheKey();
    void noAgent_data();
    void noAgent();
    void silentAgentCanBeStopped();

private:
    [[nodiscard]] base::Status connect(SshSettings settings)
    {
        m_transport = std::make_unique<SshTransport>(std::move(settings));
        return m_transport->connect({});
    }
    [[nodiscard]] QString works()
    {
        remote::ExecRequest request;
        request.script = "id -un";
        const auto result = m_transport->exec(request, {});
        return result ? QString::fromUtf8(result->output.trimmed()) : result.error().toLogLine();
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshAuth::initTestCase()
{
    qunsetenv("SSH_AUTH_SOCK");
    QVERIFY2(m_sshd.start(), m_sshd.error());
}

void TestSshAuth::init() { m_transport.reset(); }

void TestSshAuth::keys_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("encrypted");
    const std::vector<std::pair<const char *, QStringList>> kinds{
        {"RSA", {QStringLiteral("rsa"), QStringLiteral("2048")}},
        {"ECDSA 256", {QStringLiteral("ecdsa"), QStringLiteral("256")}},
        {"ECDSA 384", {QStringLiteral("ecdsa"), QStringLiteral("384")}},
        {"ECDSA 521", {QStringLiteral("ecdsa"), QStringLiteral("521")}},
        {"Ed25519", {QStringLiteral("ed25519"), QStringLiteral("256")}}};
    for (const auto &[name, kind] : kinds) {
        for (const char *format : {"OpenSSH", "PEM", "PKCS8"}) {
            if (kind.first() == QLatin1String("ed25519") && format[0] == 'P') {
                continue; // OpenSSH writes it in its own format only
            }
            QStringList arguments{QStringLiteral("-t"), kind.first(), QStringLiteral("-b"),
                                  kind.last()};
            if (format[0] == 'P') {
                arguments += {QStringLiteral("-m"), QString::fromLatin1(format)};
            }
            QTest::addRow("%s %s", name, format) << arguments << false;
            QTest::addRow("%s %s with passphrase", name, format) << arguments << true;
        }
    }
}

void TestSshAuth::keys()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, encrypted);
    QString name = QString::fromLatin1(QTest::currentDataTag());
    auto settings = m_sshd.settings();
    settings.host.keyFile =
        m_sshd.makeUserKey(name.replace(QLatin1Char(' '), QLatin1Char('_')), arguments,
                           encrypted ? QString::fromUtf8(phrase) : QString());
    QVERIFY2(!settings.host.keyFile.isEmpty(), m_sshd.error());
    if (encrypted) {
        settings.keyPassphrase = Secret(phrase);
    }
    const auto status = connect(std::move(settings));
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    QCOMPARE(works(), QStringLiteral("root"));
}

void TestSshAuth::wrongAndMissingPassphrase_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("OpenSSH") << QStringList{QStringLiteral("-t"), QStringLiteral("ed25519")};
    QTest::newRow("PEM") << QStringList{QStringLiteral("-t"), QStringLiteral("ecdsa"),
                                        QStringLiteral("-m"), QStringLiteral("PEM")};
    QTest::newRow("PKCS8") << QStringList{QStringLiteral("-t"), QStringLiteral("ecdsa"),
                                          QStringLiteral("-m"), QStringLiteral("PKCS8")};
}

void TestSshAuth::wrongAndMissingPassphrase()
{
    QFETCH(QStringList, arguments);
    const QString file =
        m_sshd.makeUserKey(QStringLiteral("locked_") + QString::fromLatin1(QTest::currentDataTag()),
                           arguments, QString::fromUtf8(phrase));
    auto missing = m_sshd.settings();
    missing.host.keyFile = file;
    const auto none = connect(std::move(missing));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::KeyPassphraseWrong);
    QCOMPARE(none.error().subject, file);
    QVERIFY(none.error().detail.contains(QStringLiteral("none was given")));

    auto wrong = m_sshd.settings();
    wrong.host.keyFile = file;
    wrong.keyPassphrase = Secret("wrong-canary");
    const auto refused = connect(std::move(wrong));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::KeyPassphraseWrong);
    QVERIFY(refused.error().detail.contains(QStringLiteral("does not open")));
    QVERIFY(!refused.error().toLogLine().contains(QStringLiteral("canary")));
}

void TestSshAuth::unreadableKeys_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("not a private key");
    QTest::newRow("text") << QByteArray("hello\n") << QStringLiteral("not a private key");
    QTest::newRow("public") << QByteArray("ssh-ed25519 AAAA me\n") << QStringLiteral("public key");
    QTest::newRow("PuTTY") << QByteArray("PuTTY-User-Key-File-3: ssh-ed25519\n")
                           << QStringLiteral("puttygen");
    QTest::newRow("damaged PEM")
        << QByteArray("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n")
        << QStringLiteral("damaged");
    QTest::newRow("damaged OpenSSH")
        << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\n"
                      "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
                      "-----END OPENSSH PRIVATE KEY-----\n")
        << QStringLiteral("damaged");
}

void TestSshAuth::unreadableKeys()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, detail);
    auto settings = m_sshd.settings();
    settings.host.keyFile = m_sshd.path(QStringLiteral("broken"));
    QFile file(settings.host.keyFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::KeyUnreadable);
    QCOMPARE(status.error().subject, m_sshd.path(QStringLiteral("broken")));
    QVERIFY2(status.error().detail.contains(detail), qPrintable(status.error().detail));

    auto missing = m_sshd.settings();
    missing.host.keyFile = m_sshd.path(QStringLiteral("nowhere"));
    const auto absent = connect(std::move(missing));
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::KeyUnreadable);
    QVERIFY(absent.error().detail.contains(QStringLiteral("no such file")));
}

void TestSshAuth::tildeIsTheHomeFolder()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", m_sshd.path({}).toUtf8());
    auto settings = m_sshd.settings();
    settings.host.keyFile = QStringLiteral("~/id_test");
    const auto status = connect(std::move(settings));
    qputenv("HOME", home);
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
}

void TestSshAuth::refusedKeyTellsWhatIsOffered()
{
    const QString stranger = m_sshd.path(QStringLiteral("stranger"));
    tests::SshdFixture::run(QStringLiteral("ssh-keygen"),
                            {QStringLiteral("-q"), QStringLiteral("-N"), QString(),
                             QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-f"),
                             stranger});
    auto settings = m_sshd.settings();
    settings.host.keyFile = stranger;
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QCOMPARE(status.error().subject, QStringLiteral("host1"));
    QVERIFY2(status.error().detail.endsWith(QStringLiteral("the server offers: publickey")),
             qPrintable(status.error().detail));
    QVERIFY(!m_transport->isConnected());
}

void TestSshAuth::tooManyTriesAreARefusal()
{
    tests::SshdFixture strict;
    QVERIFY2(strict.start({{QStringLiteral("ed25519")}, "MaxAuthTries 1\n"}), strict.error());
    auto settings = strict.settings();
    settings.host.keyFile = m_sshd.userKey();
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
}

void TestSshAuth::oneFactorOfTwoIsNotEnough()
{
    tests::SshdFixture strict;
    QVERIFY2(strict.start({{QStringLiteral("ed25519")},
                           "PasswordAuthentication yes\n"
                           "AuthenticationMethods publickey,password\n"}),
             strict.error());
    const auto status = connect(strict.settings());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QVERIFY2(status.error().detail.contains(QStringLiteral("not enough alone")),
             qPrintable(status.error().detail));
    QVERIFY(status.error().detail.endsWith(QStringLiteral("offers: password")));
}

void TestSshAuth::agent()
{
    const QString socket = m_sshd.path(QStringLiteral("agent"));
    QProcess agent;
    agent.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    agent.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 5'000);
    qputenv("SSH_AUTH_SOCK", socket.toUtf8());

    auto empty = m_sshd.settings();
    empty.host.login = Login::Agent;
    const auto refused = connect(std::move(empty));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AuthenticationRefused);
    QVERIFY(refused.error().detail.contains(QStringLiteral("no key of the agent")));

    // Two strangers first, then the one that is let in.
    for (const char *name : {"other1", "other2"}) {
        const QString file = m_sshd.path(QString::fromLatin1(name));
        tests::SshdFixture::run(QStringLiteral("ssh-keygen"),
                                {QStringLiteral("-q"), QStringLiteral("-N"), QString(),
                                 QStringLiteral("-t"), QStringLiteral("rsa"), QStringLiteral("-f"),
                                 file});
        QCOMPARE(tests::SshdFixture::run(QStringLiteral("ssh-add"), {file}).status, 0);
    }
    QCOMPARE(tests::SshdFixture::run(QStringLiteral("ssh-add"), {m_sshd.userKey()}).status, 0);
    auto settings = m_sshd.settings();
    settings.host.login = Login::Agent;
    const auto status = connect(std::move(settings));
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    QCOMPARE(works(), QStringLiteral("root"));
    QVERIFY(m_transport->connect({})); // and again
    QCOMPARE(works(), QStringLiteral("root"));
    agent.terminate();
    agent.waitForFinished();
    qunsetenv("SSH_AUTH_SOCK");
}

void TestSshAuth::agentWithoutTheKey()
{
    // An agent that hangs up in the middle must neither hang nor kill us.
    const QByteArray path = m_sshd.path(QStringLiteral("rude-agent")).toUtf8();
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::listen(listener, 4);
    std::jthread rude([listener] { ::close(::accept(listener, nullptr, nullptr)); });
    qputenv("SSH_AUTH_SOCK", path);
    auto settings = m_sshd.settings();
    settings.host.login = Login::Agent;
    const auto status = connect(std::move(settings));
    ::close(listener);
    qunsetenv("SSH_AUTH_SOCK");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
}

void TestSshAuth::noAgent_data()
{
    QTest::addColumn<QByteArray>("socket");
    QTest::addColumn<QString>("detail");
    QTest::newRow("none") << QByteArray() << QStringLiteral("SSH_AUTH_SOCK is not set");
    QTest::newRow("dead") << QByteArray("/nonexistent/agent")
                          << QStringLiteral("No such file or directory");
    QTest::newRow("long") << QByteArray(200, 'x') << QStringLiteral("too long");
}

void TestSshAuth::noAgent()
{
    QFETCH(QByteArray, socket);
    QFETCH(QString, detail);
    qputenv("SSH_AUTH_SOCK", socket);
    auto settings = m_sshd.settings();
    settings.host.login = Login::Agent;
    const auto status = connect(std::move(settings));
    qunsetenv("SSH_AUTH_SOCK");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QVERIFY2(status.error().detail.contains(detail), qPrintable(status.error().detail));
}

void TestSshAuth::silentAgentCanBeStopped()
{
    const QByteArray path = m_sshd.path(QStringLiteral("silent-agent")).toUtf8();
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::listen(listener, 4);
    qputenv("SSH_AUTH_SOCK", path);
    auto settings = m_sshd.settings();
    settings.host.login = Login::Agent;
    SshTransport transport(std::move(settings));
    std::stop_source source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        source.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto status = transport.connect(source.get_token());
    ::close(listener);
    qunsetenv("SSH_AUTH_SOCK");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 3'000);
}

QTEST_GUILESS_MAIN(TestSshAuth)
#include "tst_sshauth.moc"
