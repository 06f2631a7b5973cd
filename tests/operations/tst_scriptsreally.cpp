// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"
#include "operations/scriptfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::tests;
using operations::Decision;
using operations::ProbeResult;

/// Probes and scripts, really run by /bin/sh: probe, decide, script, probe.
class TestScriptsReally : public QObject, private ScriptFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void fileWriteMakesAFile();
    void fileWriteKeepsEveryCharacter();
    void fileWriteFollowsASymbolicLink();
    void aFileThatChangedMeanwhileIsLeftAlone();
    void theOriginalIsKeptOnce();
    void iniEdit();
    void iniEditMakesAFile();
    void fileEdit();
    void hostsEntries();
    void command();
    void commandThatFails();
    void commandThatTakesTooLong();
    void commandWithCredentials();
    void secretsAreNotInArguments();
    void verify();
    void verifyWaits();
    void verifyWithAWarning();
    void waitForPort();
    void waitForHttp();
};

void TestScriptsReally::fileWriteMakesAFile()
{
    apply("file.write",
          "{path: \"${HERE}/new/a 'file'\", mode: '0640', owner: ${OWNER}, group: ${GROUP}, "
          "content: \"user\\n${PW}\"}",
          {{QStringLiteral("PW"), "it's \"$HOME\" \\n `x` %s 비밀"}});
    QCOMPARE(read("new/a 'file'"), QByteArray("user\nit's \"$HOME\" \\n `x` %s 비밀"));
    const auto others = QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup;
    QVERIFY(QFileInfo(path("new/a 'file'")).permission(QFile::ReadGroup | QFile::WriteOwner));
    QVERIFY(!(QFileInfo(path("new/a 'file'")).permissions() & others));
    QVERIFY(
        QFile::exists(path("state/originals") + path("new/a 'file'") + QStringLiteral(".absent")));
}

/// dash marks bytes of its own with 0x81 to 0x88, which stand in the middle of Korean letters.
void TestScriptsReally::fileWriteKeepsEveryCharacter()
{
    QString text;
    for (char16_t c = 1; c < 0x3000; ++c) {
        text += QChar(c);
    }
    for (char16_t c = 0xAC00; c < 0xD7A4; ++c) {
        text += QChar(c);
    }
    text += QString::fromUtf8("\xF0\x9F\x90\x87\n\n\n");
    start("file.write",
          "{path: \"${HERE}/all\", owner: ${OWNER}, group: ${GROUP}, content: "
          "\"${TEXT}${TEXT}\"}",
          {{QStringLiteral("TEXT"), text.toUtf8()}});
    const Decision before = decide();
    QCOMPARE(run(before.script).exitStatus, 0);
    QVERIFY(read("all") == text.toUtf8() + text.toUtf8());
    QCOMPARE(kindName(decide().kind), QStringLiteral("Satisfied"));
}

void TestScriptsReally::fileWriteFollowsASymbolicLink()
{
    write("target", "old\n");
    QVERIFY(QFile::setPermissions(path("target"), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::link(QStringLiteral("target"), path("link")));
    apply("file.write", "{path: \"${HERE}/link\", mode: '0600', owner: ${OWNER}, group: ${GROUP}, "
                        "content: \"new\\n\"}");
    QVERIFY(QFileInfo(path("link")).isSymLink());
    QCOMPARE(read("target"), QByteArray("new\n"));
}

void TestScriptsReally::aFileThatChangedMeanwhileIsLeftAlone()
{
    write("file", "old\n");
    start("file.edit", "{file: \"${HERE}/file\", edits: [{match: '^old', replace: new}]}");
    const Decision decision = decide();
    write("file", "old\nand more\n");
    const ProbeResult result = run(decision.script);
    QCOMPARE(result.exitStatus, 1);
    QCOMPARE(QString::fromUtf8(result.errors),
             path("file") + QStringLiteral(" was changed by something else meanwhile; run this "
                                           "step again\n"));
    QCOMPARE(read("file"), QByteArray("old\nand more\n"));

    QVERIFY(QFile::remove(path("file")));
    start("file.edit", "{file: \"${HERE}/file\", create: yes, edits: [{block: new}]}");
    const Decision creation = decide();
    write("file", "mine\n");
    QCOMPARE(run(creation.script).exitStatus, 1);
    QCOMPARE(read("file"), QByteArray("mine\n"));
}

void TestScriptsReally::theOriginalIsKeptOnce()
{
    write("file", "one\n");
    const char *const edit =
        "{file: \"${HERE}/file\", edits: [{match: '^(one|two)', replace: %1}]}";
    start("file.edit", QByteArray(edit).replace("%1", "two").constData());
    const Decision first = decide();
    QCOMPARE(first.original.value_or(QByteArray()), QByteArray("one\n"));
    QCOMPARE(first.originalPath, path("file"));
    QCOMPARE(run(first.script).exitStatus, 0);
    start("file.edit", QByteArray(edit).replace("%1", "three").constData());
    const Decision second = decide();
    QVERIFY(!second.original);
    QCOMPARE(run(second.script).exitStatus, 0);
    QCOMPARE(read("file"), QByteArray("three\n"));
    const QString kept = path("state/originals") + path("file");
    QCOMPARE(base::readFile(kept).value_or(QByteArray()), QByteArray("one\n"));
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(path("state/originals")).permissions() & others));
}

void TestScriptsReally::iniEdit()
{
    write("nova.conf",
          "[DEFAULT]\n# 설명\n#transport_url = rabbit://\n\n[database]\nconnection = x");
    QVERIFY(QFile::setPermissions(path("nova.conf"),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    apply("ini.edit",
          "{file: \"${HERE}/nova.conf\", settings: {database: {connection: "
          "'mysql://nova:${PW|url}@c/nova'}, DEFAULT: {transport_url: 'rabbit://${PW}@c', my_ip: "
          "$my}}}",
          {{QStringLiteral("PW"), "a'b $c"}});
    QCOMPARE(read("nova.conf"),
             QByteArray("[DEFAULT]\nmy_ip = $my\n# 설명\n#transport_url = rabbit://\n"
                        "transport_url = rabbit://a'b $c@c\n\n[database]\nconnection = "
                        "mysql://nova:a%27b%20%24c@c/nova\n"));
    QVERIFY(QFileInfo(path("nova.conf")).permission(QFile::ReadGroup));
    QVERIFY(!QFileInfo(path("nova.conf")).permission(QFile::ReadOther));
}

void TestScriptsReally::iniEditMakesAFile()
{
    apply("ini.edit", "{file: \"${HERE}/conf.d/99.cnf\", create: yes, owner: ${OWNER}, group: "
                      "${GROUP}, mode: '0600', settings: {mysqld: {bind-address: 10.0.0.11}}}");
    QCOMPARE(read("conf.d/99.cnf"), QByteArray("[mysqld]\nbind-address = 10.0.0.11\n"));
    QVERIFY(!QFileInfo(path("conf.d/99.cnf")).permission(QFile::ReadGroup));
}

void TestScriptsReally::fileEdit()
{
    write("chrony.conf", "pool a iburst\npool b\nlogchange 0.5\n");
    apply("file.edit", "{file: \"${HERE}/chrony.conf\", edits: [{match: '^pool', replace: 'server "
                       "controller iburst'}, {match: '^log', comment: yes}, {block: \"allow "
                       "10.0.0.0/24\\nlocal stratum 10\\n\"}]}");
    QCOMPARE(read("chrony.conf"), QByteArray("server controller iburst\n#pool b\n#logchange 0.5\n"
                                             "allow 10.0.0.0/24\nlocal stratum 10\n"));
}

void TestScriptsReally::hostsEntries()
{
    m_redirectEtc = true;
    write("hosts", "127.0.0.1 localhost\n127.0.1.1 c.example.org c\n# manage_etc_hosts\n");
    QVERIFY(QDir().mkpath(path("cloud/cloud.cfg.d")));
    apply("hosts.entries", "{entries: \"# c\\n10.0.0.11       c\\n\"}");
    QCOMPARE(read("hosts"), QByteArray("127.0.0.1 localhost\n#127.0.1.1 c.example.org c\n"
                                       "# manage_etc_hosts\n\n# c\n10.0.0.11       c\n"));
    QVERIFY(read("cloud/cloud.cfg.d/99-pikestaff-hosts.cfg").contains("manage_etc_hosts: false"));
}

void TestScriptsReally::command()
{
    apply("command", "{command: x, run: \"touch '${HERE}/a b'\\nif :; then echo done; fi\\n\", "
                     "unless: \"[ -e '${HERE}/a b' ]\", timeout: 20}");
    QVERIFY(QDir(path("memory")).isEmpty());
    apply("command", "{command: \"mkdir '${HERE}/made'\", creates: \"${HERE}/made\"}");
}

void TestScriptsReally::commandThatFails()
{
    start("command",
          "{command: x, run: \"echo first\\nfalse\\necho never\", creates: /nowhere/at}");
    const ProbeResult result = run(decide().script);
    QCOMPARE(result.exitStatus, 1);
    QCOMPARE(result.output, QByteArray("first\n"));
    start("command", "{command: x, run: 'if', creates: /nowhere/at}");
    QVERIFY(run(decide().script).exitStatus != 0);
    QVERIFY(QDir(path("memory")).isEmpty());
}

void TestScriptsReally::commandThatTakesTooLong()
{
    start("command", "{command: sleep 50, creates: /nowhere/at, timeout: 1}");
    QElapsedTimer timer;
    timer.start();
    const ProbeResult result = run(decide().script);
    QCOMPARE(result.exitStatus, 1);
    QCOMPARE(result.errors, QByteArray("the command was ended after 1 seconds\n"));
    QVERIFY(timer.elapsed() < 20'000);
}

void TestScriptsReally::commandWithCredentials()
{
    apply("command",
          "{command: x, as: demo, demo_project: 학과, demo_auth_url: 'http://c:5000/v3', run: "
          "'env | grep ^OS_ | sort > ${HERE}/env', unless: 'test -s ${HERE}/env && test "
          "\"$OS_USERNAME\" = myuser'}",
          {{QStringLiteral("DEMO_PASS"), "d'emo $1"}});
    QCOMPARE(read("env"), QByteArray("OS_AUTH_URL=http://c:5000/v3\nOS_IDENTITY_API_VERSION=3\n"
                                     "OS_IMAGE_API_VERSION=2\nOS_PASSWORD=d'emo $1\n"
                                     "OS_PROJECT_DOMAIN_NAME=Default\nOS_PROJECT_NAME=학과\n"
                                     "OS_USERNAME=myuser\nOS_USER_DOMAIN_NAME=Default\n"));
}

void TestScriptsReally::secretsAreNotInArguments()
{
    apply("command",
          "{command: x, run: \"secret='${PW}'\\ntr '\\\\0' ' ' < /proc/$$/cmdline > "
          "'${HERE}/cmdline'\\ncat /proc/[0-9]*/cmdline 2> /dev/null | tr '\\\\0' ' ' >> "
          "'${HERE}/cmdline' || :\\n\", creates: \"${HERE}/cmdline\", timeout: 30}",
          {{QStringLiteral("PW"), "canary-9000-in-argv"}});
    QVERIFY(read("cmdline").startsWith("sh -e "));
    QVERIFY(!read("cmdline").contains("canary-9000-in-argv"));
}

void TestScriptsReally::verify()
{
    start("verify", "{command: \"printf 'a\\\\n| ok 하나 |\\\\n'\", match: '^\\| ok .*\\|$'}");
    QCOMPARE(kindName(decide().kind), QStringLiteral("Satisfied"));
    start("verify", "{command: 'echo \"it is 5\"', match: \"it's\", timeout: 1}");
    const Decision decision = decide();
    QCOMPARE(decision.reason, QStringLiteral("not yet: no line of its output matches it's"));
    const ProbeResult result = run(decision.script);
    QCOMPARE(result.exitStatus, 1);
    QCOMPARE(result.output, QByteArray("it is 5\n"));
    QCOMPARE(result.errors, QByteArray("not as expected: no line of its output matches it's\n"));
    start("verify", "{command: \"exit 3\", timeout: 1}");
    QCOMPARE(decide().reason, QStringLiteral("not yet: it ended with status 3"));
}

void TestScriptsReally::verifyWaits()
{
    start("verify", "{command: 'echo x >> ${HERE}/tries; test $(wc -l < ${HERE}/tries) -ge 4', "
                    "timeout: 30}");
    const Decision decision = decide(); // the first try
    QCOMPARE(kindName(decision.kind), QStringLiteral("Change"));
    QCOMPARE(run(decision.script).exitStatus, 0);
    QCOMPARE(read("tries"), QByteArray("x\nx\nx\nx\n"));
}

void TestScriptsReally::verifyWithAWarning()
{
    start("verify", "{command: 'false', or_warn: 'echo second best', timeout: 1}");
    const ProbeResult good = run(decide().script);
    QCOMPARE(good.exitStatus, operations::warningExitStatus);
    QVERIFY(good.output.contains("second best\n"));
    start("verify", "{command: 'false', or_warn: 'exit 2', timeout: 1}");
    QCOMPARE(run(decide().script).exitStatus, 1);
}

void TestScriptsReally::waitForPort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QByteArray arguments = "{port: {host: 127.0.0.1, port: '" +
                                 QByteArray::number(server.serverPort()) + "'}, timeout: 2}";
    start("wait.for", arguments.constData());
    QCOMPARE(kindName(decide().kind), QStringLiteral("Satisfied"));
    server.close();
    const Decision decision = decide();
    QCOMPARE(kindName(decision.kind), QStringLiteral("Change"));
    const ProbeResult result = run(decision.script);
    QCOMPARE(result.exitStatus, 1);
    QVERIFY(result.errors.endsWith(" is not there after 2 seconds: Connection refused\n"));
}

void TestScriptsReally::waitForHttp()
{
    const QString answer = path("answer");
    write("answer", "HTTP/1.0 300 Multiple Choices\r\n\r\n{}");
    QProcess server; // answers once
    server.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral(
             "import socket, sys\ns = socket.socket()\ns.bind(('127.0.0.1', "
             "0))\ns.listen()\nprint(s.getsockname()[1], flush=True)\nc = "
             "s.accept()[0]\nr = b''\nwhile not "
             "r.endswith(b'\\r\\n\\r\\n'): r += c.recv(4096)\nopen(sys.argv[1] + '.asked', "
             "'wb').write(r)\nc.sendall(open(sys.argv[1], 'rb').read())\n"),
         answer});
    QVERIFY(server.waitForReadyRead(20'000));
    const QByteArray port = server.readLine().trimmed();
    const QByteArray arguments = "{http: {url: 'http://127.0.0.1:" + port + "/v3?a=b'}}";
    start("wait.for", arguments.constData());
    QCOMPARE(kindName(decide().kind), QStringLiteral("Satisfied"));
    QVERIFY(server.waitForFinished(20'000));
    QVERIFY(read("answer.asked").startsWith("GET /v3?a=b HTTP/1.0\r\nHost: 127.0.0.1:" + port));
}

QTEST_GUILESS_MAIN(TestScriptsReally)
#include "tst_scriptsreally.moc"
