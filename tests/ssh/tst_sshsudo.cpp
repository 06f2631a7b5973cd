// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "ssh/testaccount.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/stat.h>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using model::Sudo;
using remote::ExecRequest;
using remote::ssh::SshTransport;
using tests::TestAccount;

namespace {

const QByteArray password("-n canary 'q' \"d\" $1 \\ 비밀 ");

} // namespace

class TestSshSudo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void withoutPassword();
    void withPassword();
    void passwordThatSudoDoesNotAskFor();
    void wrongPasswordReachesTheHostOnce();
    void missingPasswordReachesItNever();
    void passwordThatChangesLater();
    void refusals_data();
    void refusals();
    void filesBelongToRoot();
    void secretsAreInNoArgumentList();

private:
    [[nodiscard]] std::unique_ptr<SshTransport> transport(Sudo sudo, const QByteArray &secret = {})
    {
        auto settings = m_sshd.settings();
        settings.host.user = m_account->name();
        settings.host.sudo = sudo;
        if (!secret.isEmpty()) {
            settings.sudoPassword = Secret(secret);
        }
        return std::make_unique<SshTransport>(std::move(settings));
    }
    [[nodiscard]] bool allow(const QByteArray &rules)
    {
        return m_account->setSudoers("Defaults:USER logfile=" + logPath().toUtf8() +
                                     "\nDefaults:USER lecture=always, log_year\n" + rules + '\n');
    }
    [[nodiscard]] QString logPath() const { return m_sshd.path(QStringLiteral("sudo.log")); }
    [[nodiscard]] QByteArray sudoLog() const
    {
        QFile file(logPath());
        // sudo breaks long lines.
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
    }
    [[nodiscard]] static QByteArray outputOf(SshTransport &transport, const QByteArray &script,
                                             bool asRoot = true)
    {
        ExecRequest request;
        request.script = script;
        request.input = "input\n";
        request.asRoot = asRoot;
        const auto result = transport.exec(request, {});
        return result ? result->output + result->errors : result.error().toLogLine().toUtf8();
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<TestAccount> m_account;
};

void TestSshSudo::initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.error()); }

void TestSshSudo::init()
{
    m_account = std::make_unique<TestAccount>(QStringLiteral("/bin/bash"), password);
    QVERIFY2(m_account->isReady(), m_account->error());
    QFile::remove(logPath());
}

void TestSshSudo::cleanup() { m_account.reset(); }

void TestSshSudo::withoutPassword()
{
    QVERIFY(allow("USER ALL=(ALL) NOPASSWD: ALL"));
    const auto host = transport(Sudo::NoPassword);
    QVERIFY(host->connect({}));
    QCOMPARE(outputOf(*host, "id -u; echo $HOME; cat"), QByteArray("0\n/root\ninput\n"));
    QCOMPARE(outputOf(*host, "id -un; cat", false), m_account->name().toUtf8() + "\ninput\n");
}

void TestSshSudo::withPassword()
{
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password, password);
    const auto status = host->connect({});
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(outputOf(*host, "id -u; umask; cat"), QByteArray("0\n0022\ninput\n"));
    }
    QCOMPARE(outputOf(*host, "id -un; cat", false), m_account->name().toUtf8() + "\ninput\n");
    QVERIFY(!sudoLog().contains("incorrect"));
    ExecRequest request;
    request.script = "kill -s TERM $$";
    const auto killed = host->exec(request, {});
    QVERIFY(killed);
    QCOMPARE(killed->exitStatus, 143);
}

void TestSshSudo::passwordThatSudoDoesNotAskFor()
{
    QVERIFY(allow("USER ALL=(ALL) NOPASSWD: ALL"));
    const auto host = transport(Sudo::Password, password);
    QVERIFY(host->connect({}));
    QCOMPARE(outputOf(*host, "id -u; cat"), QByteArray("0\ninput\n"));
}

void TestSshSudo::wrongPasswordReachesTheHostOnce()
{
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password, "wrong-canary");
    const auto status = host->connect({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::SudoPasswordWrong);
    QCOMPARE(status.error().subject, QStringLiteral("host1"));
    QVERIFY(!status.error().toLogLine().contains(QStringLiteral("canary")));
    QVERIFY(!host->isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(sudoLog().contains("incorrect password"), 10'000);
    const QByteArray log = sudoLog();
    QVERIFY2(log.contains("1 incorrect password attempt ;"), log.constData());
    QCOMPARE(log.count("incorrect password attempt"), 1);
}

void TestSshSudo::missingPasswordReachesItNever()
{
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password);
    const auto status = host->connect({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::SudoPasswordWrong);
    QCOMPARE(status.error().detail, QStringLiteral("no sudo password was given"));
    QVERIFY(sudoLog().isEmpty());
}

void TestSshSudo::passwordThatChangesLater()
{
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password, password);
    QVERIFY(host->connect({}));
    QCOMPARE(outputOf(*host, "id -u"), QByteArray("0\n"));
    const auto changed = tests::SshdFixture::run(QStringLiteral("chpasswd"), {},
                                                 m_account->name().toUtf8() + ":another one\n");
    QCOMPARE(changed.status, 0);

    ExecRequest request;
    request.script = "echo canary-script >" + m_sshd.path(QStringLiteral("ran")).toUtf8();
    QElapsedTimer timer;
    timer.start();
    const auto result = host->exec(request, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::SudoPasswordWrong);
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(!QFile::exists(m_sshd.path(QStringLiteral("ran"))));
    QTRY_VERIFY_WITH_TIMEOUT(sudoLog().contains("incorrect password"), 10'000);
    QVERIFY2(sudoLog().contains("1 incorrect password attempt ;"), sudoLog().constData());
    QVERIFY(host->isConnected());
}

void TestSshSudo::refusals_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<bool>("withPassword");
    QTest::addColumn<QString>("detail");
    QTest::newRow("password needed, none expected")
        << QByteArray("USER ALL=(ALL) ALL") << false << QStringLiteral("a password is required");
    QTest::newRow("not in sudoers") << QByteArray() << true << QStringLiteral("not in the sudoers");
    QTest::newRow("other commands only")
        << QByteArray("USER ALL=(ALL) /usr/bin/apt-get") << true << QStringLiteral("not allowed");
    QTest::newRow("terminal required")
        << QByteArray("Defaults:USER requiretty\nUSER ALL=(ALL) NOPASSWD: ALL") << false
        << QStringLiteral("must have a tty");
}

void TestSshSudo::refusals()
{
    QFETCH(QByteArray, rules);
    QFETCH(bool, withPassword);
    QFETCH(QString, detail);
    QVERIFY(allow(rules));
    const auto host =
        withPassword ? transport(Sudo::Password, password) : transport(Sudo::NoPassword);
    const auto status = host->connect({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::SudoRefused);
    QVERIFY2(status.error().detail.contains(detail), qPrintable(status.error().detail));
    QVERIFY(!status.error().detail.contains(QStringLiteral("canary")));
}

void TestSshSudo::filesBelongToRoot()
{
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password, password);
    QVERIFY(host->connect({}));
    const QString file = m_sshd.path(QStringLiteral("rootfile"));
    QVERIFY(host->put(file, QByteArray("secret\0bytes", 12), 0600, {}));
    struct stat found = {};
    QCOMPARE(::stat(QFile::encodeName(file).constData(), &found), 0);
    QCOMPARE(found.st_uid, 0U);
    QCOMPARE(found.st_mode & 07777U, 0600U);
    const auto got = host->get(file, {});
    QVERIFY(got);
    QCOMPARE(*got, QByteArray("secret\0bytes", 12));
}

void TestSshSudo::secretsAreInNoArgumentList()
{
    // Neither the password nor anything of the script, in any process of the computer, while both
    // are at work; nor in what sshd and sudo log.
    QVERIFY(allow("USER ALL=(ALL) ALL"));
    const auto host = transport(Sudo::Password, password);
    QVERIFY(host->connect({}));
    const QByteArray look = "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null "
                            "| tr '\\0' '\\n' | grep -c -e '[c]anary' -e '[비]밀'";
    QCOMPARE(outputOf(*host, "x=canary-in-script; : $x; " + look), QByteArray("0\n"));
    // The same look does find one that stands in an argument list.
    QCOMPARE(outputOf(*host, "sh -c 'sleep 5; :' canary-argument & sleep 1; " + look + "; kill $!"),
             QByteArray("1\n"));
    QVERIFY(!m_sshd.log().contains("canary"));
    QVERIFY(!sudoLog().contains("canary"));
}

QTEST_GUILESS_MAIN(TestSshSudo)
#include "tst_sshsudo.moc"
