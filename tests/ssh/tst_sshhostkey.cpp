// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using remote::ssh::SshSettings;
using remote::ssh::SshTransport;
using namespace std::chrono_literals;

class TestSshHostKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void unknownIsShownAndNobodyLogsIn();
    void trustedOnceIsKnown();
    void trustNeedsTheRightFingerprint();
    void changedKeyIsRefused();
    void keyOfAnotherKindIsRefused();
    void hostWithManyKeysStaysKnown_data();
    void hostWithManyKeysStaysKnown();
    void fingerprintGivenBeforehand_data();
    void fingerprintGivenBeforehand();
    void changedKeyCannotBeTrustedOver();
    void portsAreDifferentHosts();
    void unreadableFileStops();

private:
    [[nodiscard]] SshSettings stranger()
    {
        auto settings = m_sshd->settings();
        settings.host.hostKey.clear();
        return settings;
    }
    [[nodiscard]] static base::Status connect(SshSettings settings)
    {
        SshTransport transport(std::move(settings));
        return transport.connect({});
    }
    [[nodiscard]] QString type(const char *name) const
    {
        return m_sshd->fingerprint(QString::fromLatin1(name));
    }
    [[nodiscard]] bool start(const QStringList &types) { return m_sshd->start({types, {}}); }
    [[nodiscard]] QString knownHosts() const { return m_sshd->path(QStringLiteral("known_hosts")); }

    std::unique_ptr<tests::SshdFixture> m_sshd;
};

void TestSshHostKey::init()
{
    m_sshd = std::make_unique<tests::SshdFixture>();
    QVERIFY2(m_sshd->start(), m_sshd->error());
}

void TestSshHostKey::cleanup() { m_sshd.reset(); }

void TestSshHostKey::unknownIsShownAndNobodyLogsIn()
{
    const auto status = connect(stranger());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::HostKeyUnknown);
    QCOMPARE(status.error().subject, QStringLiteral("host1"));
    QCOMPARE(status.error().detail, type("ed25519"));
    QVERIFY(status.error().detail.startsWith(QStringLiteral("SHA256:")));
    QVERIFY(!m_sshd->log().contains("Accepted") && !m_sshd->log().contains("for root"));
    QVERIFY(!QFile::exists(knownHosts()));
    const auto read = remote::ssh::readHostKey(stranger().host, 5s);
    QVERIFY(read);
    QCOMPARE(*read, type("ed25519"));
}

void TestSshHostKey::trustedOnceIsKnown()
{
    const auto host = stranger().host;
    QVERIFY(remote::ssh::trustHostKey(host, knownHosts(), type("ed25519")));
    QVERIFY(connect(stranger()));
    QVERIFY(remote::ssh::trustHostKey(host, knownHosts(), type("ed25519"))); // again: nothing new
    QFile file(knownHosts());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 1);

    QVERIFY(remote::ssh::forgetHostKey(host, knownHosts()));
    QCOMPARE(connect(stranger()).error().code, ErrorCode::HostKeyUnknown);
}

void TestSshHostKey::trustNeedsTheRightFingerprint()
{
    const QString wrong = QStringLiteral("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    const auto status = remote::ssh::trustHostKey(stranger().host, knownHosts(), wrong);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::HostKeyChanged);
    QCOMPARE(status.error().detail, type("ed25519"));
    QVERIFY(!QFile::exists(knownHosts()));
    QVERIFY(!remote::ssh::trustHostKey(stranger().host, knownHosts(), {}));
    QVERIFY(!QFile::exists(knownHosts()));
}

void TestSshHostKey::changedKeyIsRefused()
{
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), type("ed25519")));
    QVERIFY(QFile::remove(m_sshd->path(QStringLiteral("host_ed25519"))));
    QVERIFY2(m_sshd->start(), m_sshd->error());
    auto settings = m_sshd->settings();
    settings.host.hostKey = type("ed25519"); // even if the project says so
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::HostKeyChanged);
    QCOMPARE(status.error().detail, type("ed25519"));
    QVERIFY(!m_sshd->log().contains("Accepted"));
}

void TestSshHostKey::keyOfAnotherKindIsRefused()
{
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), type("ed25519")));
    QVERIFY2(start({QStringLiteral("rsa")}), m_sshd->error());
    const auto status = connect(stranger());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::HostKeyChanged);
    QCOMPARE(status.error().detail, type("rsa"));
}

void TestSshHostKey::hostWithManyKeysStaysKnown_data()
{
    QTest::addColumn<QString>("known");
    QTest::newRow("rsa") << QStringLiteral("rsa");
    QTest::newRow("ecdsa") << QStringLiteral("ecdsa");
    QTest::newRow("ed25519") << QStringLiteral("ed25519");
}

void TestSshHostKey::hostWithManyKeysStaysKnown()
{
    QFETCH(QString, known);
    QVERIFY2(start({known}), m_sshd->error());
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), m_sshd->fingerprint(known)));
    QVERIFY2(start({QStringLiteral("ed25519"), QStringLiteral("ecdsa"), QStringLiteral("rsa")}),
             m_sshd->error());
    const auto status = connect(stranger());
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
}

void TestSshHostKey::fingerprintGivenBeforehand_data() { hostWithManyKeysStaysKnown_data(); }

void TestSshHostKey::fingerprintGivenBeforehand()
{
    QFETCH(QString, known);
    QVERIFY2(start({QStringLiteral("ed25519"), QStringLiteral("ecdsa"), QStringLiteral("rsa")}),
             m_sshd->error());
    auto settings = stranger();
    settings.host.hostKey = m_sshd->fingerprint(known) + QStringLiteral("=");
    const auto status = connect(std::move(settings));
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), m_sshd->fingerprint(known)));
    QVERIFY(connect(stranger()));

    QFile::remove(knownHosts());
    auto wrong = stranger();
    wrong.host.hostKey = QStringLiteral("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    const auto refused = connect(std::move(wrong));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::HostKeyChanged);
    QCOMPARE(refused.error().detail, type("ed25519"));
}

void TestSshHostKey::changedKeyCannotBeTrustedOver()
{
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), type("ed25519")));
    QVERIFY2(start({QStringLiteral("rsa")}), m_sshd->error());
    const auto status = remote::ssh::trustHostKey(stranger().host, knownHosts(), type("rsa"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::HostKeyChanged);
    QVERIFY(remote::ssh::forgetHostKey(stranger().host, knownHosts()));
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), type("rsa")));
    QVERIFY(connect(stranger()));
}

void TestSshHostKey::portsAreDifferentHosts()
{
    QVERIFY(remote::ssh::trustHostKey(stranger().host, knownHosts(), type("ed25519")));
    tests::SshdFixture other;
    QVERIFY2(other.start(), other.error());
    auto settings = other.settings();
    settings.host.hostKey.clear();
    settings.knownHostsPath = knownHosts();
    QCOMPARE(connect(std::move(settings)).error().code, ErrorCode::HostKeyUnknown);
}

void TestSshHostKey::unreadableFileStops()
{
    auto settings = m_sshd->settings();
    settings.knownHostsPath = m_sshd->path({}); // a folder
    const auto status = connect(std::move(settings));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestSshHostKey)
#include "tst_sshhostkey.moc"
