// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/planwriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::plan;
using guide::Action;
using model::Content;

namespace {

using Kind = Action::Kind;

/// Only what it executes is of interest here.
class Executes final : public operations::Operation
{
public:
    explicit Executes(Content form)
        : m_form(std::move(form))
    {
    }
    [[nodiscard]] std::vector<Action> guideForm() const override { return {}; }
    [[nodiscard]] Content probe() const override { return {}; }
    [[nodiscard]] base::Result<operations::Decision>
    decide(const operations::ProbeResult &, const model::SecretStore &) const override
    {
        return operations::Decision{};
    }
    [[nodiscard]] Content runForm() const override { return m_form; }

private:
    Content m_form;
};

Action action(Kind kind, const std::vector<std::pair<const char *, Content>> &fields,
              const QStringList &names = {})
{
    Action made;
    made.kind = kind;
    made.names = names;
    for (const auto &[name, content] : fields)
        made.fields.emplace_back(QString::fromLatin1(name), content);
    return made;
}

Content text(const char *literal) { return Content(QString::fromUtf8(literal)); }

Content novaPass() { return Content::sealed(base::SecretId(QStringLiteral("NOVA_PASS"))); }

struct Sample
{
    Action action;
    QByteArray json; ///< as design says it
    QByteArray lines;
};

/// Every kind of action, FileEdit in its three ways.
std::vector<Sample> samples()
{
    return {
        {action(Kind::Package, {}, {QStringLiteral("chrony"), QStringLiteral("etcd")}),
         R"({"package": ["chrony", "etcd"]})", "apt install chrony etcd"},
        {action(Kind::Command,
                {{"command", text("openstack user create \\\n  nova")}, {"as", text("admin")}}),
         R"({"command": "openstack user create \\\n  nova", "as": "admin"})",
         "openstack user create \\\n  nova"},
        {action(Kind::Sql, {{"sql", text("CREATE DATABASE nova;")}}),
         R"({"sql": "CREATE DATABASE nova;"})", "SQL> CREATE DATABASE nova;"},
        {action(Kind::Ini, {{"file", text("/etc/nova/nova.conf")},
                            {"section", text("keystone_authtoken")},
                            {"key", text("password")},
                            {"value", novaPass()}}),
         R"({"ini": {"file": "/etc/nova/nova.conf", "section": "keystone_authtoken",
                     "key": "password", "value": "${NOVA_PASS}"}})",
         "/etc/nova/nova.conf  [keystone_authtoken]  password = ${NOVA_PASS}"},
        {action(Kind::IniRemove, {{"file", text("/etc/nova/nova.conf")},
                                  {"section", text("DEFAULT")},
                                  {"key", text("log_dir")}}),
         R"({"ini_remove": {"file": "/etc/nova/nova.conf", "section": "DEFAULT",
                            "key": "log_dir"}})",
         "/etc/nova/nova.conf  [DEFAULT]  # log_dir"},
        {action(Kind::File,
                {{"path", text("/etc/a")}, {"mode", text("0644")}, {"content", text("x\n\ny\n")}}),
         R"({"file": {"path": "/etc/a", "mode": "0644", "content": "x\n\ny\n"}})",
         "write /etc/a\n    x\n    \n    y"},
        {action(Kind::FileEdit,
                {{"file", text("/etc/b")}, {"match", text("^a")}, {"replace", text("b")}}),
         R"({"file_edit": {"file": "/etc/b", "match": "^a", "replace": "b"}})",
         "edit /etc/b\n  lines that match: ^a\n    b"},
        {action(Kind::FileEdit,
                {{"file", text("/etc/b")}, {"match", text("^a")}, {"absent", text("true")}}),
         R"({"file_edit": {"file": "/etc/b", "match": "^a", "absent": true}})",
         "edit /etc/b\n  lines that match: ^a\n  removed or commented out"},
        {action(Kind::FileEdit, {{"file", text("/etc/b")}, {"block", text("c\nd")}}),
         R"({"file_edit": {"file": "/etc/b", "block": "c\nd"}})", "edit /etc/b\n    c\n    d"},
        {action(Kind::Service, {{"action", text("restart")}},
                {QStringLiteral("nova-api"), QStringLiteral("nova-scheduler")}),
         R"({"service": {"action": "restart", "names": ["nova-api", "nova-scheduler"]}})",
         "service nova-api nova-scheduler restart"},
        {action(Kind::Verify,
                {{"verify", text("chronyc sources")}, {"expect", text("a * in column S")}}),
         R"({"verify": "chronyc sources", "expect": "a * in column S"})", "chronyc sources"},
    };
}

QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

StepInstance step(const char *section, const char *name, const char *host)
{
    StepInstance made;
    made.id = {base::StepId(QString::fromLatin1(section) + u'/' + QString::fromLatin1(name)),
               base::HostName(QString::fromLatin1(host))};
    made.chapter = base::ChapterId(QStringLiteral("nova"));
    made.section = base::SectionId(QString::fromLatin1(section));
    made.verb = QStringLiteral("command");
    made.title = {QStringLiteral("Do ") + QString::fromLatin1(name),
                  QString::fromLatin1(name) + QStringLiteral(" 하기")};
    made.operation = std::make_shared<Executes>(Content());
    return made;
}

/// Two sections on two hosts.
Plan smallPlan()
{
    Plan plan;
    plan.steps.push_back(step("nova-api", "install", "controller"));
    plan.steps[0].verb = QStringLiteral("package.install");
    plan.steps[0].guideForm = {samples()[0].action};
    plan.steps[0].operation = std::make_shared<Executes>(text("apt install chrony etcd\n"));
    plan.steps.push_back(step("nova-api", "set", "controller"));
    plan.steps[1].needs = {0};
    plan.steps[1].guideForm = {samples()[1].action, samples()[3].action};
    plan.steps[1].operation =
        std::make_shared<Executes>(text("printf '%s' ") + novaPass() + text(" |\ntool\n"));
    plan.steps.push_back(step("nova-compute", "nic", "compute1"));
    plan.steps[2].needs = {0, 1};
    plan.steps[2].unresolved = QStringList{QStringLiteral("facts.kvm"), QStringLiteral("facts.os")};
    return plan;
}

} // namespace

class TestPlanWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfActionHasASample()
    {
        QSet<int> kinds;
        for (const Sample &sample : samples())
            kinds.insert(static_cast<int>(sample.action.kind));
        QCOMPARE(kinds.size(), qsizetype(static_cast<int>(Kind::Verify) + 1));
    }

    void actions()
    {
        for (const Sample &sample : samples()) {
            Plan plan;
            plan.steps.push_back(step("s", "a", "controller"));
            plan.steps[0].guideForm = {sample.action};
            const QJsonArray json = toJson(plan);
            const QJsonObject expected = object(sample.json);
            QVERIFY2(!expected.isEmpty(), sample.json.constData());
            QCOMPARE(json[0][QStringLiteral("actions")].toArray(), QJsonArray{expected});

            const QStringList lines = actionLines(sample.action);
            QCOMPARE(lines.join(u'\n').toUtf8(), sample.lines);
            for (const QString &line : lines)
                QVERIFY(!line.contains(u'\n'));
        }
    }

    void stepsInTheOrderOfExecution()
    {
        const QJsonArray json = toJson(smallPlan());
        QCOMPARE(json.size(), qsizetype(3));
        QCOMPARE(json[0].toObject(), object(R"({
            "step": "nova-api/install", "chapter": "nova", "section": "nova-api",
            "host": "controller", "operation": "package.install", "needs": [], "unresolved": [],
            "actions": [{"package": ["chrony", "etcd"]}], "run": "apt install chrony etcd\n"})"));
        QCOMPARE(json[2].toObject(), object(R"({
            "step": "nova-compute/nic", "chapter": "nova", "section": "nova-compute",
            "host": "compute1", "operation": "command",
            "needs": ["nova-api/install@controller", "nova-api/set@controller"],
            "unresolved": ["facts.kvm", "facts.os"], "actions": [], "run": ""})"));
        QCOMPARE(toJson(Plan{}), QJsonArray{});
    }

    void asText_data()
    {
        QTest::addColumn<base::Language>("language");
        QTest::addColumn<QString>("expected");
        const QString golden = QStringLiteral(R"(== nova / nova-api
1. [controller] %1  (nova-api/install)
     apt install chrony etcd
2. [controller] %2  (nova-api/set)
     openstack user create \
       nova
     /etc/nova/nova.conf  [keystone_authtoken]  password = ${NOVA_PASS}
     > printf '%s' ${NOVA_PASS} |
     > tool

== nova / nova-compute
3. [compute1] %3  (nova-compute/nic)
     ? facts.kvm, facts.os
)");
        QTest::newRow("English") << base::Language::English
                                 << golden.arg(QStringLiteral("Do install"),
                                               QStringLiteral("Do set"), QStringLiteral("Do nic"));
        QTest::newRow("Korean") << base::Language::Korean
                                << golden.arg(QStringLiteral("install 하기"),
                                              QStringLiteral("set 하기"),
                                              QStringLiteral("nic 하기"));
    }

    void asText()
    {
        QFETCH(base::Language, language);
        QFETCH(QString, expected);
        QCOMPARE(toText(smallPlan(), language), expected);
        QCOMPARE(toText(Plan{}, language), QString());
    }
};

QTEST_APPLESS_MAIN(TestPlanWriter)
#include "tst_planwriter.moc"
