// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors

#include "remote/ssh/sshtransport.h"
#include "ssh/testaccount.h"
#include "support/sshdfixture.h"

#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using model::Login;
using remote::ssh::SshSettings;
using remote::ssh::SshTransport;

namespace {

const QByteArray password("비밀 p'w\"$x!\\ ");

} // namespace

class TestSshPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.error()); }
    void init() { m_transport.reset(); }

    void passwords_data();
    void passwords();
    void wrongPasswordIsSentOnce_data();
    void wrongPasswordIsSentOnce();
    void passwordThatIsNotAllowed();
    void noPasswordGiven();

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

void TestSshPassword::passwords_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::newRow("password") << QByteArray("PasswordAuthentication yes\nUsePAM no\n");
    QTest::newRow("keyboard-interactive")
        << QByteArray("PasswordAuthentication no\nKbdInteractiveAuthentication yes\nUsePAM yes\n");
    QTest::newRow("both") << QByteArray(
        "PasswordAuthentication yes\nKbdInteractiveAuthentication yes\nUsePAM yes\n");
}

void TestSshPassword::passwords()
{
    QFETCH(QByteArray, config);
    tests::SshdFixture sshd;
    QVERIFY2(sshd.start({{QStringLiteral("ed25519")}, config}), sshd.error());
    const tests::TestAccount account(QStringLiteral("/bin/bash"), password);
    QVERIFY2(account.isReady(), account.error());
    auto settings = sshd.settings();
    settings.host.user = account.name();
    settings.host.login = Login::Password;
    settings.password = Secret(password);
    const auto status = connect(std::move(settings));
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    QCOMPARE(works(), account.name());
    m_transport.reset();
}

void TestSshPassword::wrongPasswordIsSentOnce_data() { passwords_data(); }

void TestSshPassword::wrongPasswordIsSentOnce()
{
    QFETCH(QByteArray, config);
    tests::SshdFixture sshd;
    QVERIFY2(sshd.start({{QStringLiteral("ed25519")}, config}), sshd.error());
    const tests::TestAccount account(QStringLiteral("/bin/bash"), password);
    QVERIFY2(account.isReady(), account.error());
    auto settings = sshd.settings();
    settings.host.user = account.name();
    settings.host.login = Login::Password;
    settings.password = Secret("wrong-canary");
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QVERIFY2(status.error().detail.contains(QStringLiteral("was not accepted")),
             qPrintable(status.error().detail));
    QVERIFY(!status.error().toLogLine().contains(QStringLiteral("canary")));
    m_transport.reset();
    const auto failures = [&sshd] {
        const QByteArray log = sshd.log();
        return log.count("Failed password") + log.count("Failed keyboard-interactive");
    };
    // sshd writes its log in its own time.
    QTRY_COMPARE_WITH_TIMEOUT(failures(), 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(sshd.log().contains("authenticating user"), 10'000);
    QCOMPARE(failures(), 1);
}

void TestSshPassword::passwordThatIsNotAllowed()
{
    auto settings = m_sshd.settings();
    settings.host.login = Login::Password;
    settings.password = Secret(password);
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QCOMPARE(status.error().detail,
             QStringLiteral("passwords are not allowed; the server offers: publickey"));
}

void TestSshPassword::noPasswordGiven()
{
    auto settings = m_sshd.settings();
    settings.host.login = Login::Password;
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::AuthenticationRefused);
    QCOMPARE(status.error().detail, QStringLiteral("no password was given"));
}

QTEST_GUILESS_MAIN(TestSshPassword)
#include "tst_sshpassword.moc"
