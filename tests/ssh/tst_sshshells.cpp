// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"
#include "ssh/testaccount.h"
#include "support/sshdfixture.h"

#include <QDir>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;
using tests::TestAccount;

namespace {

struct Shell
{
    const char *program;
    const char *rcFile;
    const char *noise; ///< of that shell: both streams, no newline at the end, odd surroundings
};

const Shell shells[] = {
    {"/bin/bash", ".bashrc",
     "echo 'Welcome to bash'; echo 'bash warns' >&2; printf 'no newline'; printf 'none' >&2\n"
     "export LC_ALL=ko_KR.EUC-KR LANG=de_DE.UTF-8 PATH=/nowhere CDPATH=/tmp; umask 077\n"
     "alias exec='echo aliased'; alias sh='echo aliased'\nset -v; set -x\n"},
    {"/bin/dash", ".ssh/environment",
     "LC_ALL=tr_TR.UTF-8\nENV=/nonexistent\nBASH_ENV=/nonexistent\n"},
    {"/usr/bin/fish", ".config/fish/config.fish",
     "echo 'Welcome to fish'; echo 'fish warns' >&2; printf 'no newline'\n"
     "set -gx LC_ALL ja_JP.SJIS; set -gx PATH /nowhere; umask 077\n"
     "function fish_greeting; echo greeting; end\n"},
    {"/usr/bin/tcsh", ".cshrc",
     "echo 'Welcome to tcsh'; sh -c 'echo tcsh warns >&2'; printf 'no newline'\n"
     "setenv LC_ALL zh_TW.Big5; setenv PATH /nowhere; umask 077; set echo; set verbose\n"}};

} // namespace

class TestSshShells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void noiseNeverReachesAScript_data();
    void noiseNeverReachesAScript();
    void endingsAreToldByEveryShell_data() { noiseNeverReachesAScript_data(); }
    void endingsAreToldByEveryShell();
    void sudoWorksInEveryShell_data() { noiseNeverReachesAScript_data(); }
    void sudoWorksInEveryShell();
    void homelessAccountWorks();
    void accountWithoutShellIsToldAtOnce();
    void shellThatSendsEverythingBack();

private:
    [[nodiscard]] static QString textOf(const base::Status &status)
    {
        return status ? QString() : status.error().toLogLine();
    }
    tests::SshdFixture m_sshd;
};

void TestSshShells::initTestCase()
{
    QFile banner(m_sshd.path(QStringLiteral("banner")));
    QVERIFY(banner.open(QIODevice::WriteOnly));
    banner.write("**** Authorised use only ****\n서버 안내문\n");
    banner.close();
    const QByteArray config = "PermitUserEnvironment yes\nPrintMotd yes\nPrintLastLog yes\n"
                              "AcceptEnv LANG LC_*\nBanner " +
                              banner.fileName().toUtf8() + '\n';
    QVERIFY2(m_sshd.start({{QStringLiteral("ed25519")}, config}), m_sshd.error());
}

void TestSshShells::noiseNeverReachesAScript_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(shells)); ++i) {
        QTest::newRow(shells[i].program) << i;
    }
}

void TestSshShells::noiseNeverReachesAScript()
{
    QFETCH(int, index);
    const Shell &shell = shells[index];
    const TestAccount account(QString::fromLatin1(shell.program));
    QVERIFY2(account.isReady(), account.error());
    QVERIFY(account.write(QString::fromLatin1(shell.rcFile), shell.noise));
    QVERIFY(account.write(QStringLiteral(".ssh/rc"), "echo rc noise; echo rc warns >&2\n"));
    auto settings = m_sshd.settings();
    settings.host.user = account.name();
    SshTransport transport(std::move(settings));
    const auto status = transport.connect({});
    QVERIFY2(status, qPrintable(textOf(status)));

    ExecRequest request;
    request.script = R"sh(echo "$LC_ALL|$(umask)|$(pwd)|$PATH|${ENV-}|${BASH_ENV-}|${CDPATH-}"
read -r a; echo "<$a>"; cat
f=$(mktemp); stat -c %a "$f"; rm "$f"; : >/tmp/pikestaff-test-$$; stat -c %a /tmp/pikestaff-test-$$
rm /tmp/pikestaff-test-$$
echo errors >&2
exit 42
)sh";
    request.input = "한 줄\n나머지 $HOME !x\n";
    const auto result = transport.exec(request, {});
    QVERIFY(result);
    QCOMPARE(result->output,
             QByteArray("C|0022|/|/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin|||\n"
                        "<한 줄>\n나머지 $HOME !x\n600\n644\n"));
    QCOMPARE(result->errors, QByteArray("errors\n"));
    QCOMPARE(result->exitStatus, 42);
}

void TestSshShells::endingsAreToldByEveryShell()
{
    QFETCH(int, index);
    const TestAccount account(QString::fromLatin1(shells[index].program));
    QVERIFY2(account.isReady(), account.error());
    auto settings = m_sshd.settings();
    settings.host.user = account.name();
    SshTransport transport(std::move(settings));
    QVERIFY(transport.connect({}));
    ExecRequest request;
    request.script = "kill -s KILL $$";
    const auto killed = transport.exec(request, {});
    QVERIFY(killed);
    QCOMPARE(killed->exitSignal, QStringLiteral("KILL"));
    QCOMPARE(killed->exitStatus, 137);
    for (const int code : {0, 1, 125, 126, 127, 255}) {
        request.script = "exit " + QByteArray::number(code);
        const auto ended = transport.exec(request, {});
        QVERIFY(ended);
        QCOMPARE(ended->exitStatus, code);
        QCOMPARE(ended->exitSignal, QString());
    }
}

void TestSshShells::sudoWorksInEveryShell()
{
    QFETCH(int, index);
    const Shell &shell = shells[index];
    const TestAccount account(QString::fromLatin1(shell.program));
    QVERIFY2(account.isReady(), account.error());
    QVERIFY(account.write(QString::fromLatin1(shell.rcFile), shell.noise));
    QVERIFY(account.setSudoers("USER ALL=(ALL) NOPASSWD: ALL\n"));
    auto settings = m_sshd.settings();
    settings.host.user = account.name();
    settings.host.sudo = model::Sudo::NoPassword;
    SshTransport transport(std::move(settings));
    const auto status = transport.connect({});
    QVERIFY2(status, qPrintable(textOf(status)));
    ExecRequest request;
    request.script = "id -u; echo \"$HOME $LC_ALL $(umask)\"; cat";
    request.input = "input\n";
    const auto root = transport.exec(request, {});
    QVERIFY(root);
    QCOMPARE(root->output, QByteArray("0\n/root C 0022\ninput\n"));
    QVERIFY(root->errors.isEmpty());
}

void TestSshShells::homelessAccountWorks()
{
    const TestAccount account(QStringLiteral("/bin/bash"));
    QVERIFY2(account.isReady(), account.error());
    QVERIFY(QDir(account.home()).removeRecursively());
    auto settings = m_sshd.settings();
    settings.host.user = account.name();
    SshTransport transport(std::move(settings));
    QVERIFY(transport.connect({}));
    ExecRequest request;
    request.script = "pwd";
    const auto result = transport.exec(request, {});
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("/\n"));
    QVERIFY(result->errors.isEmpty());
}

void TestSshShells::accountWithoutShellIsToldAtOnce()
{
    const TestAccount account(QStringLiteral("/usr/sbin/nologin"));
    QVERIFY2(account.isReady(), account.error());
    auto settings = m_sshd.settings();
    settings.host.user = account.name();
    SshTransport transport(std::move(settings));
    const auto status = transport.connect({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::RemoteCommandFailed);
    QCOMPARE(status.error().subject, QStringLiteral("host1"));
    QVERIFY2(status.error().detail.contains(QStringLiteral("account is currently not available")),
             qPrintable(status.error().detail));
    QVERIFY(!transport.isConnected());
}

void TestSshShells::shellThatSendsEverythingBack()
{
    // Neither a script nor a password may come back in an error.
    tests::SshdFixture echoing;
    QVERIFY2(echoing.start({{QStringLiteral("ed25519")}, "ForceCommand /bin/cat\n"}),
             echoing.error());
    auto settings = echoing.settings();
    settings.host.sudo = model::Sudo::Password;
    settings.sudoPassword = base::Secret("canary-password");
    SshTransport transport(std::move(settings));
    const auto status = transport.connect({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::SudoRefused);
    QVERIFY2(!status.error().toLogLine().contains(QStringLiteral("canary")),
             qPrintable(status.error().toLogLine()));
}

QTEST_GUILESS_MAIN(TestSshShells)
#include "tst_sshshells.moc"
