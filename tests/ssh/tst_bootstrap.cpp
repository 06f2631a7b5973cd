// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/bootstrap.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff::remote::ssh;

namespace {

struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

/// As sshd does: SHELL -c COMMAND.
Ran runIn(const QString &shell, const QByteArray &command, const QByteArray &input)
{
    QProcess process;
    process.start(shell, {QStringLiteral("-c"), QString::fromUtf8(command)});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000)) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestBootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensDiffer();
    void commandLineIsTinyAndSafeInEveryShell();
    void runsInEveryShell_data();
    void runsInEveryShell();
    void dropsAnUnreadPassword();
    void halfAScriptNeverRuns();
    void nothingRunsWithoutInput();
    void hasEveryByteInAnyLocale();
};

void TestBootstrap::tokensDiffer()
{
    const QByteArray token = bootstrap::newToken();
    QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{32}$"))
                .match(QString::fromLatin1(token))
                .hasMatch());
    QVERIFY(token != bootstrap::newToken());
}

void TestBootstrap::commandLineIsTinyAndSafeInEveryShell()
{
    const QByteArray token = bootstrap::newToken();
    using bootstrap::As;
    for (const As as : {As::LoginUser, As::Root, As::RootWithPassword}) {
        const QByteArray line = bootstrap::commandLine(as, token);
        QVERIFY2(line.size() < 1000, QByteArray::number(line.size()).constData());
        QVERIFY(!line.contains('!') && !line.contains('\n') && !line.contains('`'));
        QVERIFY(!line.contains("\\\\") && !line.contains("\\'"));
    }
    QVERIFY(!bootstrap::commandLine(As::LoginUser, token).contains("sudo"));
    QVERIFY(bootstrap::commandLine(As::Root, token).contains("sudo -H -n /bin/sh"));
    QVERIFY(bootstrap::commandLine(As::RootWithPassword, token)
                .contains("sudo -H -S -k -p '' /bin/sh"));
}

void TestBootstrap::runsInEveryShell_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QByteArray>("inner");
    for (const char *login : {"/bin/dash", "/bin/bash", "/usr/bin/fish", "/usr/bin/tcsh"}) {
        for (const char *inner : {"/bin/dash", "/bin/bash --posix"}) {
            QTest::addRow("%s, %s as sh", login, inner)
                << QString::fromLatin1(login) << QByteArray(inner);
        }
    }
}

void TestBootstrap::runsInEveryShell()
{
    QFETCH(QString, login);
    QFETCH(QByteArray, inner);
    const QByteArray token = bootstrap::newToken();
    QByteArray command = bootstrap::commandLine(bootstrap::As::LoginUser, token);
    command.replace("/bin/sh ", inner + ' ');
    const QByteArray script =
        "printf '%s|' \"$LC_ALL\" \"$(umask)\" \"$(pwd)\" 'it''s \"$HOME\" \\n "
        "!x 한국어'\nread -r a\necho \"$a\"\ncat >&2\nexit 11\n\n";
    const Ran ran =
        runIn(login, command, bootstrap::framed(token, script) + "first line\nthe rest\n");
    const QByteArray marker = bootstrap::marker(token);
    QCOMPARE(ran.status, 11);
    QVERIFY2(ran.output.startsWith(marker), ran.output + ran.errors);
    QCOMPARE(ran.output.mid(marker.size()),
             QByteArray("C|0022|/|its \"$HOME\" \\n !x 한국어|first line\n"));
    QVERIFY(ran.errors.startsWith(marker));
    QCOMPARE(ran.errors.mid(marker.size()), QByteArray("the rest\n"));
}

void TestBootstrap::dropsAnUnreadPassword()
{
    const QByteArray token = bootstrap::newToken();
    const Ran ran =
        runIn(QStringLiteral("/bin/sh"), bootstrap::commandLine(bootstrap::As::LoginUser, token),
              "an unread password\n" + bootstrap::framed(token, "cat") + "input");
    QCOMPARE(ran.output, bootstrap::marker(token) + "input");
}

void TestBootstrap::halfAScriptNeverRuns()
{
    QTemporaryDir folder;
    const QString trace = folder.filePath(QStringLiteral("trace"));
    const QByteArray script = "touch '" + trace.toUtf8() + "'\n: and more\n";
    const QByteArray token = bootstrap::newToken();
    const QByteArray command = bootstrap::commandLine(bootstrap::As::LoginUser, token);
    const QByteArray whole = bootstrap::framed(token, script);
    for (qsizetype size = 0; size < whole.size(); size += 3) {
        const Ran ran = runIn(QStringLiteral("/bin/sh"), command, whole.first(size));
        QCOMPARE(ran.status, bootstrap::incompleteStatus);
        QVERIFY2(!QFile::exists(trace), QByteArray::number(size).constData());
    }
    QCOMPARE(runIn(QStringLiteral("/bin/sh"), command, whole).status, 0);
    QVERIFY(QFile::exists(trace));
}

void TestBootstrap::nothingRunsWithoutInput()
{
    const QByteArray token = bootstrap::newToken();
    const Ran ran = runIn(QStringLiteral("/bin/sh"),
                          bootstrap::commandLine(bootstrap::As::LoginUser, token), {});
    QCOMPARE(ran.status, bootstrap::incompleteStatus);
    QCOMPARE(ran.output, bootstrap::marker(token));
}

void TestBootstrap::hasEveryByteInAnyLocale()
{
    // Bytes that are half a character in the locale of the login, right at the end of the script.
    const QByteArray token = bootstrap::newToken();
    QByteArray command = bootstrap::commandLine(bootstrap::As::LoginUser, token);
    command.replace("/bin/sh ", "/usr/bin/env LC_ALL=ko_KR.EUC-KR /bin/bash --posix ");
    const QByteArray script = "printf '%s' '\xb0\xa1\xff\xed\x95'\n#\xb0";
    const Ran ran = runIn(QStringLiteral("/bin/sh"), command, bootstrap::framed(token, script));
    QCOMPARE(ran.output, bootstrap::marker(token) + "\xb0\xa1\xff\xed\x95");
    QCOMPARE(ran.status, 0);
}

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
