// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/awkwardtexts.h"
#include "model/projectyaml.h"

#include <QTest>

using namespace pikestaff::model;
using pikestaff::base::AnswerId;
using pikestaff::base::ErrorCode;
using pikestaff::base::HostName;
using pikestaff::base::Result;

namespace {

Result<ProjectFile> read(const QByteArray &text)
{
    return parseYaml(text, QStringLiteral("project.yaml")).and_then(readProject);
}

Result<Inventory> readList(const QByteArray &text)
{
    return parseYaml(text, QStringLiteral("hosts.yaml")).and_then(readHosts);
}

bool same(const ProjectFile &a, const ProjectFile &b)
{
    return a.id == b.id && a.guide == b.guide && a.practiceLab == b.practiceLab &&
           a.inventory.hosts() == b.inventory.hosts() && a.answers == b.answers;
}

QByteArray project(const QByteArray &change = {}, const QByteArray &into = {})
{
    QByteArray text = "format: 1\n"
                      "id: 00ff\n"
                      "guide: zed-debian12\n"
                      "practice_lab: false\n"
                      "hosts:\n"
                      "  - name: controller\n"
                      "    roles: [controller]\n"
                      "    address: 10.0.0.11\n"
                      "  - name: compute1\n"
                      "    roles: compute\n"
                      "    address: 10.0.0.31\n"
                      "answers:\n"
                      "  network: provider\n";
    return change.isEmpty() ? text : text.replace(change, into);
}

Inventory everything()
{
    Host controller;
    controller.name = HostName(QStringLiteral("controller"));
    controller.roles = {Role::Controller, Role::Compute, Role::Block, Role::Object};
    controller.address = QStringLiteral("10.0.0.11");
    Host compute = controller;
    compute.name = HostName(QStringLiteral("on"));
    compute.roles = {Role::Compute};
    compute.address = QStringLiteral("null");
    compute.port = 2222;
    compute.user = QStringLiteral("yes");
    compute.login = Login::Key;
    compute.keyFile = QString::fromUtf8("~/.ssh/키 \"lab\"");
    compute.sudo = Sudo::Password;
    compute.providerInterface = QStringLiteral("eth1");
    compute.overlayAddress = QStringLiteral("10.0.1.31");
    compute.hostKey = QStringLiteral("SHA256:") + QString(43, QLatin1Char('+'));
    Host block = controller;
    block.name = HostName(QStringLiteral("1e5"));
    block.roles = {Role::Block};
    block.address = QStringLiteral("10.0.0.41");
    block.login = Login::Password;
    block.sudo = Sudo::NoPassword;
    return Inventory::make({controller, compute, block}).value();
}

} // namespace

class TestProjectYaml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksReadable()
    {
        ProjectFile file;
        file.id = QStringLiteral("5f0c");
        file.guide = QStringLiteral("zed-debian12");
        file.inventory = everything();
        file.answers.set(AnswerId(QStringLiteral("network")), QStringLiteral("provider"));
        file.answers.set(AnswerId(QStringLiteral("range")), QStringLiteral("10.0.0.0/24"));
        file.answers.set(AnswerId(QStringLiteral("workers")), QStringLiteral("2"));
        const QByteArray text = writeProjectYaml(file);
        QVERIFY(text.startsWith("# Pikestaff project."));
        const QByteArray body = text.mid(text.indexOf("\nformat:") + 1);
        QCOMPARE(body,
                 QByteArray("format: 1\n"
                            "id: \"5f0c\"\n"
                            "guide: zed-debian12\n"
                            "practice_lab: false\n"
                            "hosts:\n"
                            "  - name: controller\n"
                            "    roles: [controller, compute, block, object]\n"
                            "    address: 10.0.0.11\n"
                            "    user: root\n"
                            "    sudo: none\n"
                            "  - name: \"on\"\n"
                            "    roles: [compute]\n"
                            "    address: \"null\"\n"
                            "    port: 2222\n"
                            "    user: \"yes\"\n"
                            "    key: \"~/.ssh/키 \\\"lab\\\"\"\n"
                            "    sudo: password\n"
                            "    provider_interface: eth1\n"
                            "    overlay_address: 10.0.1.31\n"
                            "    host_key: SHA256:+++++++++++++++++++++++++++++++++++++++++++\n"
                            "  - name: \"1e5\"\n"
                            "    roles: [block]\n"
                            "    address: 10.0.0.41\n"
                            "    user: root\n"
                            "    password: ask\n"
                            "    sudo: nopasswd\n"
                            "answers:\n"
                            "  network: provider\n"
                            "  range: 10.0.0.0/24\n"
                            "  workers: \"2\"\n"));
    }

    void readsWhatItWrote()
    {
        ProjectFile file;
        file.id = QStringLiteral("0123456789abcdef");
        file.guide = QStringLiteral("pike-ubuntu16.04");
        file.practiceLab = true;
        file.inventory = everything();
        int number = 0;
        QStringList texts = awkwardTexts();
        texts << QString() << QStringLiteral("~") << QStringLiteral("NULL") << QStringLiteral("y")
              << QStringLiteral("1.10") << QStringLiteral("0x10") << QStringLiteral("a:")
              << QStringLiteral("a: b") << QStringLiteral("a #b") << QStringLiteral("- a")
              << QStringLiteral("word\n") << QStringLiteral("10.0.0.1\n") << QStringLiteral("*a")
              << QStringLiteral("\u0085\u2028\u2029\ufeff\u00a0") << QStringLiteral("---");
        for (const QString &text : std::as_const(texts)) {
            file.answers.set(AnswerId(QStringLiteral("a%1").arg(number++)), text);
            if (!text.isEmpty()) {
                file.answers.set(AnswerId(text), QStringLiteral("as a key"));
            }
        }
        QRandomGenerator random(7);
        for (int i = 0; i < 200; ++i) {
            file.answers.set(AnswerId(QStringLiteral("r%1").arg(i)), randomText(random));
        }
        const Result<ProjectFile> again = read(writeProjectYaml(file));
        QVERIFY2(again, again ? "" : qPrintable(again.error().toLogLine()));
        for (const auto &[id, value] : file.answers.values()) {
            QCOMPARE(again->answers.find(id), std::optional(value));
        }
        QVERIFY(same(*again, file));
    }

    /// A window makes the project before it asks for hosts.
    void noHostsYet()
    {
        ProjectFile written;
        written.id = QStringLiteral("00ff");
        written.guide = QStringLiteral("zed-debian12");
        const auto back = read(writeProjectYaml(written));
        QVERIFY2(back, back ? "" : qPrintable(back.error().toLogLine()));
        QVERIFY(same(*back, written));
        QVERIFY(!readList("hosts: []"));
    }

    void defaults()
    {
        const Result<ProjectFile> file = read("format: 1\nid: x\nguide: g\nhosts:\n"
                                              "- {name: c, roles: controller, address: 10.0.0.1}");
        QVERIFY2(file, file ? "" : qPrintable(file.error().toLogLine()));
        QVERIFY(!file->practiceLab);
        QVERIFY(file->answers.values().empty());
        Host expected;
        expected.name = HostName(QStringLiteral("c"));
        expected.roles = {Role::Controller};
        expected.address = QStringLiteral("10.0.0.1");
        QVERIFY(file->inventory.hosts() == std::vector<Host>{expected});
    }

    void logins_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<Login>("login");
        QTest::addColumn<Sudo>("sudo");
        QTest::newRow("neither") << QByteArray() << Login::Agent << Sudo::None;
        QTest::newRow("key") << QByteArray(", key: ~/.ssh/id_ed25519") << Login::Key << Sudo::None;
        QTest::newRow("password") << QByteArray(", password: ask, sudo: password")
                                  << Login::Password << Sudo::Password;
        QTest::newRow("sudo") << QByteArray(", user: debian, sudo: nopasswd") << Login::Agent
                              << Sudo::NoPassword;
    }

    void logins()
    {
        QFETCH(QByteArray, lines);
        QFETCH(Login, login);
        QFETCH(Sudo, sudo);
        const auto hosts =
            readList("- {name: c, roles: [controller], address: 10.0.0.1" + lines + "}");
        QVERIFY2(hosts, hosts ? "" : qPrintable(hosts.error().toLogLine()));
        QCOMPARE(hosts->controller().login, login);
        QCOMPARE(hosts->controller().sudo, sudo);
        if (login == Login::Key) {
            QCOMPARE(hosts->controller().keyFile, QStringLiteral("~/.ssh/id_ed25519"));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &text, ErrorCode code, int line,
                            const char *detail) {
            QTest::newRow(name) << text << code << line << QString::fromUtf8(detail);
        };
        row("empty", "", ErrorCode::InvalidValue, 1, "nothing, expected: a map");
        row("list", "- a\n", ErrorCode::InvalidValue, 1, "a list, expected: a map");
        row("unknown key", project("answers:", "anwers:"), ErrorCode::UnknownKey, 12, "anwers");
        row("no format", project("format: 1\n", "\n"), ErrorCode::MissingKey, 2, "format");
        row("newer format", project("format: 1", "format: 2"), ErrorCode::InvalidValue, 1,
            "\"2\", expected: a number from 1 to 1");
        row("no id", project("id: 00ff\n", "\n"), ErrorCode::MissingKey, 1, "id");
        row("empty guide", project("zed-debian12", ""), ErrorCode::InvalidValue, 3,
            "nothing, expected: a text");
        row("lab", project("false", "maybe"), ErrorCode::InvalidValue, 4,
            "\"maybe\", expected: true or false");
        row("hosts", project("hosts:", "hosts: none\nanswer:"), ErrorCode::UnknownKey, 6, "answer");
        row("no hosts", "format: 1\nid: x\nguide: g\n", ErrorCode::MissingKey, 1, "hosts");
        row("hosts empty", "format: 1\nid: x\nguide: g\nhosts:\n", ErrorCode::InvalidValue, 4,
            "hosts: expected: a list");
        row("a host is a text", project("  - name: compute1", "  - compute1\n  - name: compute1"),
            ErrorCode::InvalidValue, 9, "\"compute1\", expected: a map");
        row("unknown key of a host", project("    roles: compute\n", "    role: compute\n"),
            ErrorCode::UnknownKey, 10, "role");
        row("no roles", project("    roles: compute\n", ""), ErrorCode::MissingKey, 9, "roles");
        row("unknown role", project("[controller]", "[controller, chef]"), ErrorCode::InvalidValue,
            7, "roles: \"chef\", expected: controller, compute, block or object");
        row("no address", project("    address: 10.0.0.31\n", ""), ErrorCode::MissingKey, 9,
            "address");
        row("no controller", project("[controller]", "[block]"), ErrorCode::NoController, 5, "");
        row("two controllers", project("compute\n", "controller\n"), ErrorCode::InvalidValue, 9,
            "compute1: roles: controller is the controller already, there can be only one");
        row("name twice", project("compute1", "controller"), ErrorCode::DuplicateName, 9,
            "controller: name controller is taken by controller");
        row("address twice", project("10.0.0.31", "10.0.0.11"), ErrorCode::DuplicateName, 9,
            "compute1: address 10.0.0.11 is taken by controller");
        row("bad address", project("10.0.0.31", "10.0.0.311"), ErrorCode::InvalidValue, 9,
            "compute1: address: \"10.0.0.311\", expected: an IPv4 address (10.0.0.11) or a host "
            "name");
        row("port", project("    address: 10.0.0.31", "    port: 70000\n    address: 10.0.0.31"),
            ErrorCode::InvalidValue, 11, "\"70000\", expected: a number from 1 to 65535");
        row("key and password",
            project("    address: 10.0.0.31",
                    "    address: 10.0.0.31\n    key: a\n    password: ask"),
            ErrorCode::InvalidValue, 13, "password: key is given already, choose one");
        row("sudo", project("    address: 10.0.0.31", "    address: 10.0.0.31\n    sudo: always"),
            ErrorCode::InvalidValue, 12, "sudo: \"always\", expected: none, nopasswd or password");
        row("answers as list", project("  network: provider", "  - network"),
            ErrorCode::InvalidValue, 12, "answers: expected: a map");
        row("answer without value", project("network: provider", "network:"),
            ErrorCode::InvalidValue, 13, "network: expected: a text");
        row("answer twice", project("  network: provider", "  a: 1\n  a: 2"),
            ErrorCode::DuplicateName, 14, "a");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);
        QFETCH(int, line);
        QFETCH(QString, detail);
        const Result<ProjectFile> file = read(text);
        QVERIFY(!file);
        QCOMPARE(file.error().code, code);
        QCOMPARE(file.error().subject, QStringLiteral("project.yaml:%1").arg(line));
        if (code != ErrorCode::NoController) {
            QCOMPARE(file.error().detail, detail);
        }
    }

    void aPasswordIsNeverRepeated()
    {
        const Result<ProjectFile> file = read(
            project("    address: 10.0.0.31", "    address: 10.0.0.31\n    password: hunter2"));
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::InvalidValue);
        QCOMPARE(file.error().subject, QStringLiteral("project.yaml:12"));
        QVERIFY(!file.error().toLogLine().contains(QStringLiteral("hunter2")));
        QVERIFY(file.error().detail.contains(QStringLiteral("\"ask\"")));
    }
};

QTEST_APPLESS_MAIN(TestProjectYaml)
#include "tst_projectyaml.moc"
