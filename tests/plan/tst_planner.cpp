// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/desk.h"
#include "plan/planwriter.h"

#include <QJsonDocument>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::plan;
using base::ErrorCode;

namespace {

/// All steps without facts, in the order of the guide.
const QByteArrayList wholePlan{"env-ntp-controller/install@controller",
                               "env-ntp-controller/allow@controller",
                               "env-ntp-others/install@compute1",
                               "env-ntp-others/install@block1",
                               "env-verify/ping:compute1@controller",
                               "env-verify/ping:compute1@block1",
                               "keystone-install/connection@controller",
                               "keystone-install/silent@controller",
                               "nova-compute/install@compute1",
                               "nova-compute/install@block1",
                               "nova-compute/qemu@compute1",
                               "nova-compute/nic@compute1",
                               "nova-discover/find:compute1@controller"};

Plan planOf(const Desk &desk, const Scope &scope = {})
{
    auto plan = makePlan(desk.input(), scope);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().toLogLine()));
    return std::move(*plan);
}

Scope only(const char *id) { return {QString::fromLatin1(id), {}}; }
Scope through(const char *id) { return {{}, QString::fromLatin1(id)}; }

QByteArray commandOf(const StepInstance *step)
{
    if (step == nullptr || step->guideForm.empty() || step->guideForm.front().fields.empty())
        return "none";
    return step->guideForm.front().fields.front().second.toDisplay().toUtf8();
}

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepOfEveryHostInTheOrderOfTheGuide()
    {
        const Plan plan = planOf(Desk("small"));
        QCOMPARE(idsOf(plan), wholePlan);
        QCOMPARE(plan.guide, QStringLiteral("small"));
        for (const StepInstance &step : plan.steps) {
            QVERIFY(step.operation != nullptr);
            for (const size_t need : step.needs)
                QVERIFY(need < static_cast<size_t>(&step - plan.steps.data()));
        }
    }

    /// By name or address, as a whole word: these steps are void when the host is replaced.
    void whoSpeaksOfAHost()
    {
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[0].address = QStringLiteral("10.0.0.3"); // the beginning of compute1's
        desk.inventory = *model::Inventory::make(hosts);
        const auto naming = [&desk](const char *name) {
            const model::Host &host =
                *desk.inventory.find(base::HostName(QString::fromLatin1(name)));
            QByteArrayList ids;
            for (const InstanceId &id : stepsNaming(planOf(desk), host.name, host.address))
                ids.append((id.step.value() + QLatin1Char('@') + id.host.value()).toUtf8());
            return ids;
        };
        QCOMPARE(naming("compute1"), QByteArrayList({"env-verify/ping:compute1@controller",
                                                     "env-verify/ping:compute1@block1",
                                                     "nova-discover/find:compute1@controller"}));
        QVERIFY(!naming("controller").contains("env-verify/ping:compute1@block1"));
        QCOMPARE(naming("block1"), QByteArrayList());
    }

    void whatTheGuideSaysOfAStep()
    {
        const Plan plan = planOf(Desk("small"));
        const StepInstance *step = find(plan, "keystone-install/connection@controller");
        QVERIFY(step != nullptr);
        QCOMPARE(step->chapter.value(), QStringLiteral("keystone"));
        QCOMPARE(step->section.value(), QStringLiteral("keystone-install"));
        QCOMPARE(step->verb, QStringLiteral("ini.edit"));
        QCOMPARE(step->title.ko, QStringLiteral("데이터베이스 접속"));
        QCOMPARE(step->why.en, QStringLiteral("Keystone keeps its data there"));
        QCOMPARE(step->expect.en, QStringLiteral("The line is there"));
        QCOMPARE(step->warning.en, QStringLiteral("Only nearly"));
        QCOMPARE(step->link, QStringLiteral("https://docs.openstack.org/keystone/install.html"));
        QCOMPARE(step->weight, 1);
        QCOMPARE(find(plan, wholePlan.first())->weight, 10);
    }

    void guideForms()
    {
        const Plan plan = planOf(Desk("small"));
        const StepInstance *own = find(plan, "env-ntp-controller/install@controller");
        QCOMPARE(own->guideForm.size(), size_t(1)); // that of its operation
        QCOMPARE(own->guideForm.front().kind, guide::Action::Kind::Package);
        QCOMPARE(own->guideForm.front().names, QStringList{QStringLiteral("chrony")});
        const StepInstance *written = find(plan, "keystone-install/connection@controller");
        QCOMPARE(written->guideForm.size(), size_t(1));
        QCOMPARE(written->guideForm.front().fields.back().second.toDisplay(),
                 QStringLiteral("mysql://keystone:${NOVA_PASS}@controller/keystone"));
        QVERIFY(find(plan, "keystone-install/silent@controller")->guideForm.empty());
    }

    void needs()
    {
        const Plan plan = planOf(Desk("small"));
        QCOMPARE(needsOf(plan, "env-ntp-controller/install@controller"), QByteArrayList());
        QCOMPARE(needsOf(plan, "env-ntp-controller/allow@controller"),
                 QByteArrayList({"env-ntp-controller/install@controller"}));
        // A section: all its steps on all its hosts.
        QCOMPARE(needsOf(plan, "env-ntp-others/install@compute1"),
                 QByteArrayList({"env-ntp-controller/install@controller",
                                 "env-ntp-controller/allow@controller"}));
        // Its own order, the section's need and the step's own need (on both hosts).
        QCOMPARE(needsOf(plan, "nova-compute/install@compute1"),
                 QByteArrayList({"env-ntp-others/install@compute1", "env-ntp-others/install@block1",
                                 "keystone-install/connection@controller",
                                 "keystone-install/silent@controller"}));
        QCOMPARE(needsOf(plan, "nova-compute/install@block1"),
                 QByteArrayList({"env-ntp-others/install@compute1", "env-ntp-others/install@block1",
                                 "env-verify/ping:compute1@block1",
                                 "keystone-install/connection@controller",
                                 "keystone-install/silent@controller"}));
        // The need of a section that does not apply is no need.
        QCOMPARE(needsOf(plan, "nova-discover/find:compute1@controller"),
                 QByteArrayList({"keystone-install/silent@controller",
                                 "nova-compute/install@compute1", "nova-compute/install@block1",
                                 "nova-compute/qemu@compute1", "nova-compute/nic@compute1"}));
    }

    void oneInstanceForEach()
    {
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[2].roles = {model::Role::Compute};
        desk.inventory = *model::Inventory::make(hosts);
        const Plan plan = planOf(desk, only("env-verify"));
        QCOMPARE(idsOf(plan),
                 QByteArrayList(
                     {"env-verify/ping:compute1@controller", "env-verify/ping:block1@controller",
                      "env-verify/ping:block1@compute1", "env-verify/ping:compute1@block1"}));
        QCOMPARE(commandOf(find(plan, "env-verify/ping:block1@compute1")),
                 QByteArray("ping -c 4 block1"));
        QVERIFY(find(plan, "env-verify/ping:block1@compute1")
                    ->operation->runForm()
                    .toDisplay()
                    .contains(QStringLiteral("ping -c 1 10.0.0.41")));
        // A need on the step means all its instances.
        const Plan whole = planOf(desk);
        QCOMPARE(needsOf(whole, "nova-discover/find:block1@controller").first(),
                 QByteArray("nova-compute/install@compute1"));
    }

    void aHostWithSeveralRoles()
    {
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[1].roles = {model::Role::Compute, model::Role::Block};
        desk.inventory = *model::Inventory::make(hosts);
        QCOMPARE(idsOf(planOf(desk, only("nova-compute"))).count("nova-compute/install@compute1"),
                 qsizetype(1));
    }

    // --- conditions and facts ------------------------------------------------------------------

    void whatOnlyFactsCanTell()
    {
        const Plan plan = planOf(Desk("small"));
        QCOMPARE(find(plan, "nova-compute/qemu@compute1")->unresolved,
                 QStringList{QStringLiteral("facts.kvm")});
        const StepInstance *nic = find(plan, "nova-compute/nic@compute1");
        QCOMPARE(nic->unresolved, QStringList{QStringLiteral("facts.management_interface")});
        QCOMPARE(nic->guideForm.front().fields.back().second.toDisplay(),
                 QStringLiteral("${facts.management_interface}"));
        QVERIFY(find(plan, "nova-compute/install@compute1")->unresolved.isEmpty());
    }

    void facts_data()
    {
        QTest::addColumn<bool>("kvm");
        QTest::newRow("hardware helps") << true;
        QTest::newRow("it does not") << false;
    }

    void facts()
    {
        QFETCH(bool, kvm);
        Desk desk("small");
        desk.learn("compute1", kvm, "10.0.0.31/24");
        const Plan plan = planOf(desk);
        QCOMPARE(idsOf(plan).contains("nova-compute/qemu@compute1"), !kvm);
        for (const StepInstance &step : plan.steps)
            QVERIFY2(step.unresolved.isEmpty(), idOf(step).constData());
        const StepInstance *nic = find(plan, "nova-compute/nic@compute1");
        QCOMPARE(nic->guideForm.front().fields.back().second.toDisplay(), QStringLiteral("eth1"));
        QCOMPARE(needsOf(plan, "nova-compute/nic@compute1").last(),
                 kvm ? QByteArray("nova-compute/install@compute1")
                     : QByteArray("nova-compute/qemu@compute1"));
    }

    void aSectionThatAppliesByAnAnswer()
    {
        Desk desk("small");
        desk.answer("network", "self-service");
        const Plan plan = planOf(desk);
        QVERIFY(idsOf(plan).contains("nova-l3/install@controller"));
        QVERIFY(needsOf(plan, "nova-discover/find:compute1@controller")
                    .contains("nova-l3/install@controller"));
    }

    // --- scope ---------------------------------------------------------------------------------

    void scope_data()
    {
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last"); // of wholePlan
        QTest::newRow("all") << Scope{} << 0 << 12;
        QTest::newRow("only a chapter") << only("environment") << 0 << 5;
        QTest::newRow("only the chapter in the middle") << only("keystone") << 6 << 7;
        QTest::newRow("only a section") << only("env-ntp-others") << 2 << 3;
        QTest::newRow("only the last section") << only("nova-discover") << 12 << 12;
        QTest::newRow("through a chapter") << through("keystone") << 0 << 7;
        QTest::newRow("through the first section") << through("env-ntp-controller") << 0 << 1;
        QTest::newRow("through a section") << through("env-ntp-others") << 0 << 3;
        QTest::newRow("through the last chapter") << through("nova") << 0 << 12;
        QTest::newRow("through the last section") << through("nova-discover") << 0 << 12;
    }

    void scope()
    {
        QFETCH(Scope, scope);
        QFETCH(int, first);
        QFETCH(int, last);
        const Plan plan = planOf(Desk("small"), scope);
        QCOMPARE(idsOf(plan), wholePlan.mid(first, last - first + 1));
        // Of needs stays what is in the scope.
        const Plan whole = planOf(Desk("small"));
        for (const StepInstance &step : plan.steps) {
            for (const QByteArray &need : needsOf(whole, idOf(step))) {
                if (idsOf(plan).contains(need))
                    QVERIFY(needsOf(plan, idOf(step)).contains(need));
            }
        }
    }

    void anUnknownScope()
    {
        for (const Scope &scope : {only("swift"), through("swift")}) {
            const Desk desk("small");
            const auto plan = makePlan(desk.input(), scope);
            QVERIFY(!plan);
            QCOMPARE(plan.error().code, ErrorCode::UnknownChapter);
            QCOMPARE(plan.error().subject, QStringLiteral("swift"));
        }
    }

    // --- faults of a guide ---------------------------------------------------------------------

    void needsThatGoRoundInACircle()
    {
        const Desk desk("circle");
        const auto plan = makePlan(desk.input());
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::CyclicNeeds);
        QCOMPARE(plan.error().subject, QStringLiteral("first/install"));
        QCOMPARE(plan.error().detail, QStringLiteral("second"));
        QVERIFY(makePlan(desk.input(), only("first")));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char *section, ErrorCode code, const char *word) {
            QTest::newRow(section) << QByteArray(section) << code << QByteArray(word);
        };
        row("unknown-name", ErrorCode::InvalidValue, "no.such.name");
        row("unknown-verb", ErrorCode::UnknownOperation, "dance.waltz");
        row("bad-guide-form", ErrorCode::InvalidValue, "file_edit");
        row("alone", ErrorCode::InvalidValue, "each.name");
    }

    void faults()
    {
        QFETCH(QByteArray, section);
        QFETCH(ErrorCode, code);
        QFETCH(QByteArray, word);
        const Desk desk("faulty");
        const auto plan = makePlan(desk.input(), only(section.constData()));
        QVERIFY(!plan);
        const QString said = plan.error().toLogLine();
        QVERIFY2(plan.error().code == code, qPrintable(said));
        QVERIFY2(said.contains(QString::fromUtf8(word)), qPrintable(said));
        QVERIFY2(plan.error().subject.startsWith(QStringLiteral("faulty/environment.yaml:")),
                 qPrintable(said));
    }

    // --- the plan as a whole -------------------------------------------------------------------

    void findsByBothNames()
    {
        const Plan plan = planOf(Desk("small"));
        const InstanceId id = plan.steps[3].id;
        QCOMPARE(plan.find(id), &plan.steps[3]);
        QVERIFY(plan.find({id.step, base::HostName(QStringLiteral("controller"))}) == nullptr);
    }

    void theFingerprintIsOfWhatIsDone()
    {
        const QString first = planOf(Desk("small")).fingerprint;
        QCOMPARE(first.size(), qsizetype(64));
        QCOMPARE(planOf(Desk("small")).fingerprint, first);
        Desk answered("small");
        answered.answer("management_network_cidr", "10.9.0.0/16");
        QVERIFY(planOf(answered).fingerprint != first);
        QVERIFY(planOf(Desk("small"), only("nova")).fingerprint != first);
        Desk learned("small");
        learned.learn("compute1", false, "10.0.0.31/24");
        QVERIFY(planOf(learned).fingerprint != first);
    }

    void aPlanHoldsSealedSecretsOnly()
    {
        const QByteArray json =
            QJsonDocument(toJson(planOf(Desk("small")))).toJson(QJsonDocument::Compact);
        QVERIFY(json.contains("mysql://keystone:${NOVA_PASS}@controller/keystone"));
    }
};

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_planner.moc"
