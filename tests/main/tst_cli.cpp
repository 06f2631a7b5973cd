// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using pikestaff::tests::hasHangul;

namespace {

struct Ended
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

} // namespace

/// The command line as a contract: exit statuses, one clear line for bad input in both languages,
/// nothing half-written. Runs the real program.
class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void help();
    void badInput_data();
    void badInput();
    void newProject();
    void secretsComeByStandardInput();
    void hostsAreChanged();
    void aHostIsReplaced();
    void planAsJson();
    void unreachableHosts();
    void twoProgramsOnOneProject();
    void damagedJournal();
    void damagedProject();

private:
    [[nodiscard]] Ended cli(const QStringList &arguments, const QByteArray &input = {},
                            const QString &language = QStringLiteral("en")) const;
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    void write(const QString &file, const QByteArray &content) const;
    [[nodiscard]] static QByteArray read(const QString &file);
    void makeProject(const QByteArray &hosts = {}) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

static const QByteArray twoHosts = R"(hosts:
  - {name: controller, roles: [controller], address: 127.0.0.1, port: 1}
  - {name: compute1, roles: [compute], address: 127.0.0.2, port: 1}
)";

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("hosts.yaml"), twoHosts);
}

Ended TestCli::cli(const QStringList &arguments, const QByteArray &input,
                   const QString &language) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"), path("state"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PIKESTAFF_BINARY_DIR "/bin/pikestaff-cli"),
                  QStringList{QStringLiteral("--lang"), language} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCli::write(const QString &file, const QByteArray &content) const
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

QByteArray TestCli::read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void TestCli::makeProject(const QByteArray &hosts) const
{
    if (!hosts.isEmpty())
        write(path("hosts.yaml"), hosts);
    const Ended made = cli({QStringLiteral("new"), path("p"), QStringLiteral("--guide"),
                            QStringLiteral("zed-debian12"), QStringLiteral("--network"),
                            QStringLiteral("provider"), QStringLiteral("--hosts"),
                            path("hosts.yaml"), QStringLiteral("--generate-secrets")});
    QVERIFY2(made.status == 0, made.errors.constData());
}

void TestCli::help()
{
    const Ended english = cli({QStringLiteral("--help")});
    QCOMPARE(english.status, 0);
    for (const char *command : {"new", "set", "host", "lab", "check", "plan", "run", "resume",
                                "status", "report", "guide"})
        QVERIFY2(english.output.contains(command), command);
    const Ended korean = cli({QStringLiteral("--help")}, {}, QStringLiteral("ko"));
    QVERIFY(hasHangul(QString::fromUtf8(korean.output)));
    QCOMPARE(cli({QStringLiteral("--version")}).status, 0);
    QCOMPARE(cli({}).status, 2);
    QCOMPARE(cli({QStringLiteral("dance")}).status, 2);
}

void TestCli::badInput_data()
{
    QTest::addColumn<QByteArray>("hosts");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("said"); // must stand in the one line
    const auto row = [](const char *name, const char *hosts, const QStringList &more,
                        const char *said) {
        QTest::newRow(name) << QByteArray(hosts) << more << QByteArray(said);
    };
    row("no controller", "hosts:\n  - {name: a, roles: [compute], address: 10.0.0.1}\n", {},
        "controller");
    row("duplicate name",
        "hosts:\n  - {name: a, roles: [controller], address: 10.0.0.1}\n"
        "  - {name: a, roles: [compute], address: 10.0.0.2}\n",
        {}, "a");
    row("duplicate address",
        "hosts:\n  - {name: a, roles: [controller], address: 10.0.0.1}\n"
        "  - {name: b, roles: [compute], address: 10.0.0.1}\n",
        {}, "10.0.0.1");
    row("unknown key", "hosts:\n  - {name: a, roles: [controller], address: 10.0.0.1, adress: x}\n",
        {}, "hosts.yaml:2");
    row("missing address", "hosts:\n  - {name: a, roles: [controller]}\n", {}, "hosts.yaml:2");
    row("bad role", "hosts:\n  - {name: a, roles: [boss], address: 10.0.0.1}\n", {}, "boss");
    row("bad port", "hosts:\n  - {name: a, roles: [controller], address: 10.0.0.1, port: 99999}\n",
        {}, "99999");
    row("no YAML", "hosts: [\n", {}, "hosts.yaml:");
    row("unknown answer", twoHosts.constData(),
        {QStringLiteral("--set"), QStringLiteral("colour=red")}, "colour");
    row("bad answer", twoHosts.constData(),
        {QStringLiteral("--set"), QStringLiteral("management_network_cidr=10.0.0.300/24")},
        "management_network_cidr");
    row("no value", twoHosts.constData(), {QStringLiteral("--set"), QStringLiteral("colour")},
        "colour");
}

void TestCli::badInput()
{
    QFETCH(QByteArray, hosts);
    QFETCH(QStringList, more);
    QFETCH(QByteArray, said);
    write(path("hosts.yaml"), hosts);
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("ko")}) {
        const Ended ended = cli(
            QStringList{QStringLiteral("new"), path("p"), QStringLiteral("--guide"),
                        QStringLiteral("zed-debian12"), QStringLiteral("--network"),
                        QStringLiteral("provider"), QStringLiteral("--hosts"), path("hosts.yaml")} +
                more,
            {}, language);
        QVERIFY2(ended.status == 2, ended.errors.constData());
        QVERIFY2(ended.errors.contains(said), ended.errors.constData());
        QCOMPARE(ended.errors.count('\n'), 1);
        QCOMPARE(hasHangul(QString::fromUtf8(ended.errors)), language == QLatin1String("ko"));
        QVERIFY2(!QFile::exists(path("p/project.yaml")), "half a project was left");
    }
}

void TestCli::newProject()
{
    makeProject();
    QVERIFY(QFile::exists(path("p/project.yaml")));
    QVERIFY(QFile::exists(path("p/vault")));
    const Ended again =
        cli({QStringLiteral("new"), path("p"), QStringLiteral("--guide"),
             QStringLiteral("zed-debian12"), QStringLiteral("--network"),
             QStringLiteral("provider"), QStringLiteral("--hosts"), path("hosts.yaml")});
    QCOMPARE(again.status, 2);
    const Ended unknown =
        cli({QStringLiteral("new"), path("q"), QStringLiteral("--guide"), QStringLiteral("queens"),
             QStringLiteral("--network"), QStringLiteral("provider"), QStringLiteral("--hosts"),
             path("hosts.yaml")});
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.errors.contains("zed-debian12"));
}

void TestCli::secretsComeByStandardInput()
{
    makeProject();
    const Ended refused =
        cli({QStringLiteral("set"), path("p"), QStringLiteral("ADMIN_PASS=visible-word")});
    QCOMPARE(refused.status, 2);
    QVERIFY(!refused.errors.contains("visible-word"));
    QCOMPARE(
        cli({QStringLiteral("set"), path("p"), QStringLiteral("ADMIN_PASS=-")}, "CANARYsecret\n")
            .status,
        0);
    for (const char *name : {"p/project.yaml", "p/vault"}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("CANARYsecret"));
    }
    QCOMPARE(cli({QStringLiteral("set"), path("p"), QStringLiteral("network=self-service")}).status,
             0);
    QCOMPARE(cli({QStringLiteral("set"), path("p"), QStringLiteral("network=both")}).status, 2);
}

void TestCli::hostsAreChanged()
{
    makeProject();
    QCOMPARE(cli({QStringLiteral("host"), QStringLiteral("add"), path("p"),
                  QStringLiteral("compute2"), QStringLiteral("--roles"), QStringLiteral("compute"),
                  QStringLiteral("--address"), QStringLiteral("127.0.0.3")})
                 .status,
             0);
    const Ended twice =
        cli({QStringLiteral("host"), QStringLiteral("add"), path("p"), QStringLiteral("compute2"),
             QStringLiteral("--roles"), QStringLiteral("compute"), QStringLiteral("--address"),
             QStringLiteral("127.0.0.4")});
    QCOMPARE(twice.status, 2);
    QCOMPARE(cli({QStringLiteral("host"), QStringLiteral("remove"), path("p"),
                  QStringLiteral("controller")})
                 .status,
             2);
    QCOMPARE(cli({QStringLiteral("host"), QStringLiteral("remove"), path("p"),
                  QStringLiteral("compute2")})
                 .status,
             0);
    QCOMPARE(cli({QStringLiteral("host"), QStringLiteral("remove"), path("p"),
                  QStringLiteral("compute2")})
                 .status,
             2);
}

/// A key is forgotten only by somebody who says so, and with it what the journal says.
void TestCli::aHostIsReplaced()
{
    makeProject();
    const auto replace = [this](const QStringList &more) {
        return cli(QStringList{QStringLiteral("host"), QStringLiteral("replace"), path("p"),
                               QStringLiteral("compute1")} +
                   more);
    };
    const Ended unasked = replace({});
    QCOMPARE(unasked.status, 2);
    QVERIFY2(unasked.errors.contains("--yes"), unasked.errors.constData());
    write(path("p/journal.jsonl"),
          R"({"event":"run-started","fingerprint":"f","guide":"zed-debian12","program":"1",)"
          R"("resumed":false,"run":"r1","steps":2,"time":"2018-01-11T09:00:00.000Z"})"
          "\n"
          R"({"event":"step-finished","exit_status":0,"host":"compute1","ms":1,)"
          R"("outcome":"Changed","reason":"","step":"env-ntp-other/install-chrony",)"
          R"("time":"2018-01-11T09:00:01.000Z"})"
          "\n"
          R"({"event":"step-finished","exit_status":0,"host":"controller","ms":1,)"
          R"("outcome":"Changed","reason":"","step":"env-ntp-controller/install-chrony",)"
          R"("time":"2018-01-11T09:00:02.000Z"})"
          "\n");
    QCOMPARE(
        replace({QStringLiteral("--yes"), QStringLiteral("--address"), QStringLiteral("127.0.0.9")})
            .status,
        0);
    QVERIFY(read(path("p/project.yaml")).contains("127.0.0.9"));
    const QByteArray journal = read(path("p/journal.jsonl"));
    QVERIFY2(journal.contains(R"("event":"host-replaced","host":"compute1")"), journal.constData());
    QVERIFY2(journal.contains(R"({"host":"controller","step":"env-net-controller/hosts-file"})"),
             journal.constData());
    const Ended shown = cli({QStringLiteral("status"), path("p")});
    QVERIFY2(!shown.output.contains("Changed           compute1"), shown.output.constData());
    QVERIFY2(shown.output.contains("Changed           controller"), shown.output.constData());
}

void TestCli::planAsJson()
{
    makeProject();
    const Ended ended = cli(
        {QStringLiteral("plan"), path("p"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(ended.status, 0);
    const QJsonArray plan = QJsonDocument::fromJson(ended.output).array();
    QVERIFY(plan.size() > 50);
    for (const QJsonValue &entry : plan) {
        for (const char *key :
             {"step", "chapter", "section", "host", "operation", "needs", "unresolved", "actions"})
            QVERIFY2(entry.toObject().contains(QLatin1String(key)), key);
    }
    QCOMPARE(cli({QStringLiteral("plan"), path("p"), QStringLiteral("--chapter"),
                  QStringLiteral("nowhere")})
                 .status,
             2);
}

void TestCli::unreachableHosts()
{
    makeProject();
    for (const char *verb : {"check", "run"}) {
        const Ended ended = cli({QLatin1String(verb), path("p")});
        QVERIFY2(ended.status == 3, ended.errors.constData());
        QVERIFY2((ended.output + ended.errors).contains("controller"), ended.errors.constData());
    }
    QVERIFY2(!QFile::exists(path("p/journal.jsonl")) || QFile(path("p/journal.jsonl")).size() == 0,
             "a run that never began is in the journal");
    QCOMPARE(cli({QStringLiteral("resume"), path("p")}).status, 2);
}

void TestCli::twoProgramsOnOneProject()
{
    // A host that accepts and says nothing keeps the first program busy.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress(QStringLiteral("127.0.0.1"))));
    makeProject(QByteArray(twoHosts).replace("port: 1",
                                             "port: " + QByteArray::number(silent.serverPort())));
    QProcess first;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"), path("state"));
    first.setProcessEnvironment(environment);
    first.start(QStringLiteral(PIKESTAFF_BINARY_DIR "/bin/pikestaff-cli"),
                {QStringLiteral("run"), path("p")});
    QVERIFY(first.waitForStarted());
    QVERIFY(silent.waitForNewConnection(20'000));
    const Ended second = cli({QStringLiteral("run"), path("p")});
    QCOMPARE(second.status, 2);
    QVERIFY2(second.errors.contains(QByteArray::number(first.processId())),
             second.errors.constData());
    first.kill();
    QVERIFY(first.waitForFinished());
}

void TestCli::damagedJournal()
{
    makeProject();
    write(path("p/journal.jsonl"), "{\"event\": \"step-started\"}\nno event\n{}\n");
    const Ended ended = cli({QStringLiteral("status"), path("p")});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.errors.contains("journal.jsonl:1"), ended.errors.constData());
    QCOMPARE(cli({QStringLiteral("run"), path("p")}).status, 2);
}

void TestCli::damagedProject()
{
    QCOMPARE(cli({QStringLiteral("status"), path("none")}).status, 2);
    makeProject();
    QFile file(path("p/project.yaml"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("colour: red\n");
    file.close();
    const Ended ended = cli({QStringLiteral("plan"), path("p")});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.errors.contains("colour") && ended.errors.contains("project.yaml:"),
             ended.errors.constData());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
