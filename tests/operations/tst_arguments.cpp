// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/operationcase.h"
#include "operations/operationregistry.h"
#include "operations/shellscript.h"
#include "operations/sqlaccounts.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::tests;

namespace {

/// "" when the arguments are good.
QString faultOf(const char *verb, const char *arguments)
{
    const auto read = OperationCase::make(arguments, {{QStringLiteral("PW"), "canary"}});
    if (!read) {
        return read.error().toLogLine();
    }
    const auto made = read->operation(QString::fromLatin1(verb));
    return made ? QString() : made.error().toLogLine();
}

} // namespace

/// What every verb says of wrong arguments, and what the parts of verbs do by themselves.
class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void unboundTemplatesAreGood_data();
    void unboundTemplatesAreGood();
    void unknownVerb();
    void guideForms_data();
    void guideForms();
    void passwordHash();
    void filledScripts();
};

void TestArguments::faults_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("fault");

    const auto row = [](const char *verb, const char *arguments, const char *fault) {
        QTest::newRow(arguments) << QString::fromLatin1(verb) << QString::fromUtf8(arguments)
                                 << QString::fromUtf8(fault);
    };
    row("package.install", "{packages: []}",
        "InvalidValue: case.yaml:1: packages: expected at least one");
    row("package.install", "{packages: {a: b}}",
        "InvalidValue: case.yaml:1: packages: expected a text");
    row("package.install", "{packages: a, recommends: maybe}",
        "InvalidValue: case.yaml:1: recommends: \"maybe\", expected one of: yes, true, no, false");
    row("package.install", "{packages: [\"${PW}\"]}",
        "InvalidValue: case.yaml:1: packages: a secret cannot stand here");
    row("package.install", "{}", "MissingKey: case.yaml:1: packages");
    row("package.install", "[a]", "InvalidValue: case.yaml:1: the arguments of a verb are a map");
    row("package.install", "{packages: a,\n hold_back: [\"x;y\"]}",
        "InvalidValue: case.yaml:2: hold_back: \"x;y\", expected the name of a systemd unit, with "
        "* or ?");
    row("file.upload", "{from: mine.img, path: /a}",
        "InvalidValue: case.yaml:1: from: \"mine.img\", expected an absolute path");
    row("file.write", "{path: /a, content: x, mode: rw}",
        "InvalidValue: case.yaml:1: mode: \"rw\", expected an octal file mode such as 0644");
    row("file.write", "{path: /a/, content: x}",
        "InvalidValue: case.yaml:1: path: \"/a/\", expected an absolute path");
    row("ini.edit", "{file: /a}", "MissingKey: case.yaml:1: settings");
    row("ini.edit", "{file: /a, settings: {s: x}}",
        "InvalidValue: case.yaml:1: settings: [s] expected {KEY: VALUE}");
    row("ini.edit", "{file: /a, settings: {s: {k: v}}, remove: {s: k}}",
        "InvalidValue: case.yaml:1: remove: [s] k is set as well");
    row("ini.edit", "{file: /a, settings: {s: {\"a=b\": v}}}",
        "InvalidValue: case.yaml:1: key: \"a=b\", expected the name of an option");
    row("file.edit", "{file: /a, edits: [{match: x}]}", "MissingKey: case.yaml:1: replace");
    row("file.edit", "{file: /a, edits: [{match: x, absent: no}]}",
        "InvalidValue: case.yaml:1: absent: can only be yes");
    row("file.edit", "{file: /a, edits: [{match: x, block: y}]}", "UnknownKey: case.yaml:1: match");
    row("command", "{command: a, creates: /b, timeout: soon}",
        "InvalidValue: case.yaml:1: timeout: \"soon\", expected a number from 1 to 86400");
    row("command", "{command: a, creates: /b, as: nobody}",
        "InvalidValue: case.yaml:1: as: \"nobody\", expected one of: root, admin, demo, user");
    row("sql.grant", "{database: a, user: b, password: \"\"}",
        "InvalidValue: case.yaml:1: password: expected a password, not an empty text");
    row("wait.for", "{http: {url: \"https://x/\"}}",
        "InvalidValue: case.yaml:1: url: \"https://x/\", expected an address that begins with "
        "http://");
    row("wait.for", "{port: {host: a}}", "MissingKey: case.yaml:1: port");
    row("openstack.resources", "{resources: [{assignment: {user: a, role: b}}]}",
        "InvalidValue: case.yaml:1: assignment: expected a project or a domain");
    row("host.reboot", "{now: yes}", "UnknownKey: case.yaml:1: now");
    row("network.manual_interface", "{interface: \"\"}",
        "InvalidValue: case.yaml:1: interface: expected the name of a network interface, not an "
        "empty text");
}

void TestArguments::faults()
{
    QFETCH(QString, verb);
    QFETCH(QString, arguments);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(verb.toLatin1().constData(), arguments.toUtf8().constData()), fault);
}

void TestArguments::unboundTemplatesAreGood_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("wait.for") << QStringLiteral("{port: {host: \"${h}\", port: \"${p}\"}, "
                                                "timeout: \"${t}\"}");
    QTest::newRow("wait.for") << QStringLiteral("{http: {url: \"${u}/v3\", status: \"${s}\"}}");
    QTest::newRow("package.install")
        << QStringLiteral("{packages: [\"${p}\"], recommends: \"${r}\"}");
    QTest::newRow("file.write") << QStringLiteral(
        "{path: \"${p}\", content: \"${c}\", mode: \"${m}\"}");
    QTest::newRow("file.edit") << QStringLiteral(
        "{file: \"${p}\", edits: [{match: \"(${c}\", replace: \"${m}\"}]}");
    QTest::newRow("hosts.entries") << QStringLiteral("{entries: \"${inventory.hosts_entries}\"}");
    QTest::newRow("network.manual_interface")
        << QStringLiteral("{interface: \"${host.provider_interface}\"}");
    QTest::newRow("sql.database") << QStringLiteral("{name: \"${n}\"}");
    QTest::newRow("verify") << QStringLiteral("{command: x, as: \"${a}\", match: \"^${n}$\"}");
}

/// Facts are read later than a guide is checked and a plan is made.
void TestArguments::unboundTemplatesAreGood()
{
    QFETCH(QString, arguments);
    QCOMPARE(faultOf(QTest::currentDataTag(), arguments.toUtf8().constData()), QString());
}

void TestArguments::unknownVerb()
{
    QVERIFY(faultOf("package.remove", "{packages: a}")
                .startsWith(QLatin1String("UnknownOperation: case.yaml:1: \"package.remove\", "
                                          "expected one of: command, file.edit, ")));
}

void TestArguments::guideForms_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("lines");

    const auto row = [](const char *form, const char *lines) {
        QTest::newRow(form) << QString::fromUtf8(form) << QString::fromUtf8(lines);
    };
    row("[{package: [a, b]}]", "package a b");
    row("[{command: \"x ${PW}\"}, {command: y, as: admin}]",
        "command command=x ${PW} as=root\ncommand command=y as=admin");
    row("[{sql: \"CREATE DATABASE a;\"}]", "sql sql=CREATE DATABASE a;");
    row("[{ini: {file: /a, section: s, key: k, value: \"\"}}]",
        "ini file=/a section=s key=k value=");
    row("[{ini_remove: {file: /a, section: s, key: k}}]", "ini_remove file=/a section=s key=k");
    row("[{file: {path: admin-openrc, content: x}}]", "file path=admin-openrc mode=0644 content=x");
    row("[{file_edit: {file: /a, match: m, replace: r}}, {file_edit: {file: /a, block: b}}]",
        "file_edit file=/a match=m replace=r\nfile_edit file=/a block=b");
    row("[{file_edit: {file: /a, match: m, absent: yes}}]",
        "file_edit file=/a match=m absent=true");
    row("[{service: {action: restart, names: [a]}}]", "service a action=restart");
    row("[{verify: v, expect: e}]", "verify verify=v expect=e");
    row("[]", "");
    row("[{run: x}]", "InvalidValue: case.yaml:1: guide: expected a map with one of: package, "
                      "command, sql, ini, ini_remove, file, file_edit, service, verify");
    row("[{command: x, who: y}]", "UnknownKey: case.yaml:1: who");
    row("[{ini: {file: /a, section: s, key: k}}]", "MissingKey: case.yaml:1: value");
    row("{command: x}", "InvalidValue: case.yaml:1: guide: expected a list of actions");
}

void TestArguments::guideForms()
{
    QFETCH(QString, form);
    QFETCH(QString, lines);
    const auto read = OperationCase::make(form.toUtf8(), {{QStringLiteral("PW"), "canary"}});
    QVERIFY(read.has_value());
    const auto actions = operations::parseGuideForm(read->arguments);
    if (!actions) {
        QCOMPARE(actions.error().toLogLine(), lines);
        return;
    }
    QStringList found;
    for (const guide::Action &action : *actions) {
        found.append(actionLine(action));
    }
    QCOMPARE(found.join(QLatin1Char('\n')), lines);
}

void TestArguments::passwordHash()
{
    // SELECT PASSWORD('password') of MariaDB
    QCOMPARE(operations::sqlPasswordHash("password"),
             QStringLiteral("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"));
}

void TestArguments::filledScripts()
{
    const auto script = operations::filled(
        "a@b @X@ user@host @Y@ @X@@X@", {{"X", QStringLiteral("1")}, {"Y", QStringLiteral("@X@")}});
    QCOMPARE(script.toDisplay(), QStringLiteral("a@b 1 user@host @X@ 11"));
    QCOMPARE(operations::quoted(QStringLiteral("it's")).toDisplay(), QStringLiteral("'it'\\''s'"));
    QCOMPARE(operations::quoted({}).toDisplay(), QStringLiteral("''"));
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
