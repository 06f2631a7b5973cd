// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guidechecker.h"
#include "plan/desk.h"
#include "plan/names.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::plan;
using guide::Binding;

namespace {

/// Three hosts that are known, with facts of the controller.
Desk knownDesk()
{
    Desk desk("small");
    desk.learn("controller", false, "10.0.0.11/22");
    return desk;
}

QString shown(const Binding &binding)
{
    switch (binding.kind) {
    case Binding::Kind::Known:
        return binding.content.toDisplay();
    case Binding::Kind::Unresolved:
        return QStringLiteral("?");
    case Binding::Kind::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBuiltinNameIsBound()
    {
        const Desk known = knownDesk();
        const Desk unknown("small");
        for (const Desk *desk : {&known, &unknown}) {
            const PlanInput input = desk->input();
            const model::Host &controller = desk->inventory.controller();
            const Names names(input, controller, &desk->inventory.hosts().at(1));
            for (const QString &name : guide::builtinNames()) {
                const Binding::Kind kind = names.binding(name).kind;
                QVERIFY2(kind != Binding::Kind::Unknown, qPrintable(name));
                if (desk == &known)
                    QVERIFY2(kind == Binding::Kind::Known, qPrintable(name));
            }
        }
    }

    void values_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("withFacts");
        QTest::addColumn<QString>("without");
        const auto row = [](const char *name, const char *withFacts,
                            const char *without = nullptr) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(withFacts)
                                << QString::fromUtf8(without == nullptr ? withFacts : without);
        };
        row("host.name", "controller");
        row("host.address", "10.0.0.11");
        row("host.port", "22");
        row("host.user", "root");
        row("host.overlay_address", "10.0.0.11");
        row("host.provider_interface", "");
        row("host.is_controller", "yes");
        row("each.name", "compute1");
        row("each.address", "10.0.0.31");
        row("controller.name", "controller");
        row("controller.address", "10.0.0.11");
        row("management_cidr", "10.0.0.0/22", "10.0.0.0/24");
        row("inventory.compute_names", "compute1");
        row("inventory.block_names", "block1");
        row("inventory.all_names", "controller compute1 block1");
        row("facts.kvm", "no", "?");
        row("facts.large_host", "no", "?");
        row("facts.os", "debian", "?");
        row("facts.management_interface", "eth1", "?");
        row("facts.management_static", "yes", "?");
        row("facts.single_nic", "yes"); // no provider interface is given
        row("facts.provider_port", "", "?");
        row("facts.python", "3.11.2", "?");
        row("facts.virtualization", "kvm", "?");
        row("network", "provider");
        row("NOVA_PASS", "${NOVA_PASS}");
        row("GLANCE_PASS", "unknown");
        row("facts.nonsense", "unknown", "?");
        row("nonsense", "unknown");
    }

    void values()
    {
        QFETCH(QString, name);
        QFETCH(QString, withFacts);
        QFETCH(QString, without);
        const Desk known = knownDesk();
        const Desk unknown("small");
        for (const auto &[desk, expected] :
             {std::pair(&known, withFacts), std::pair(&unknown, without)}) {
            const PlanInput input = desk->input();
            const Names names(input, desk->inventory.controller(), &desk->inventory.hosts().at(1));
            QCOMPARE(shown(names.binding(name)), expected);
            const bool said =
                expected != QLatin1String("?") && expected != QLatin1String("unknown");
            QCOMPARE(names.text(name).has_value(), said);
            QCOMPARE(names.text(name).value_or(expected), expected);
        }
    }

    void whatAHostSaysOfItself()
    {
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[1].port = 2222;
        hosts[1].user = QStringLiteral("student");
        hosts[1].providerInterface = QStringLiteral("eth1");
        hosts[1].overlayAddress = QStringLiteral("172.16.0.31");
        desk.inventory = *model::Inventory::make(hosts);
        desk.learn("compute1", true, "10.0.0.31/24");
        desk.facts.begin()->second.python.clear();
        desk.facts.begin()->second.nics[1].dhcp = true;
        const PlanInput input = desk.input();
        const Names names(input, desk.inventory.hosts().at(1), nullptr);
        const auto value = [&names](const char *name) {
            return shown(names.binding(QString::fromLatin1(name)));
        };
        QCOMPARE(value("host.port"), QStringLiteral("2222"));
        QCOMPARE(value("host.user"), QStringLiteral("student"));
        QCOMPARE(value("host.provider_interface"), QStringLiteral("eth1"));
        QCOMPARE(value("host.overlay_address"), QStringLiteral("172.16.0.31"));
        QCOMPARE(value("host.is_controller"), QStringLiteral("no"));
        QCOMPARE(value("facts.kvm"), QStringLiteral("yes"));
        QCOMPARE(value("facts.single_nic"), QStringLiteral("yes")); // it is the management NIC
        QCOMPARE(value("facts.management_static"), QStringLiteral("no"));
        QCOMPARE(value("facts.python"), QStringLiteral("no"));
        QCOMPARE(value("each.name"), QStringLiteral("unknown"));
    }

    /// One NIC, bare or in the bridge that we put it into, and what Networking gets for it.
    void oneNicOrTwo_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("master");  ///< of the provider NIC
        QTest::addColumn<QString>("carrier"); ///< of the management address
        QTest::addColumn<QString>("single");
        QTest::addColumn<QString>("port");
        QTest::newRow("two") << "eth0"
                             << ""
                             << "eth1"
                             << "no"
                             << "eth0";
        QTest::newRow("two, instances on one") << "eth0"
                                               << "brq1"
                                               << "eth1"
                                               << "no"
                                               << "eth0";
        QTest::newRow("one") << "eth1"
                             << ""
                             << "eth1"
                             << "yes"
                             << "provider";
        QTest::newRow("one, bridged") << "eth0"
                                      << "eth1"
                                      << "eth1"
                                      << "yes"
                                      << "provider";
        QTest::newRow("not there") << "eth7"
                                   << ""
                                   << "eth1"
                                   << "no"
                                   << "eth7";
    }

    void oneNicOrTwo()
    {
        QFETCH(QString, provider);
        QFETCH(QString, master);
        QFETCH(QString, carrier);
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[0].providerInterface = provider;
        desk.inventory = *model::Inventory::make(hosts);
        desk.learn("controller", false, "10.0.0.11/24");
        std::vector<model::Nic> &nics = desk.facts.begin()->second.nics;
        for (model::Nic &nic : nics) {
            if (nic.name == provider)
                nic.master = master;
        }
        QVERIFY(nicWithAddress(desk.facts.begin()->second, QStringLiteral("10.0.0.11")));
        QCOMPARE(nicWithAddress(desk.facts.begin()->second, QStringLiteral("10.0.0.11"))->name,
                 carrier);
        const PlanInput input = desk.input();
        const Names names(input, desk.inventory.controller(), nullptr);
        QTEST(shown(names.binding(QStringLiteral("facts.single_nic"))), "single");
        QTEST(shown(names.binding(QStringLiteral("facts.provider_port"))), "port");
        desk.facts.clear();
        const Names guessing(input, desk.inventory.controller(), nullptr);
        const Binding port = guessing.binding(QStringLiteral("facts.provider_port"));
        QCOMPARE(port.kind, Binding::Kind::Unresolved);
        QCOMPARE(port.content.toDisplay(), provider);
    }

    /// Memory and processors, both; 16 GiB of which firmware took a little are 16 GiB.
    void largeNeedsBoth()
    {
        constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
        const auto told = [](qint64 memory, int cpus) {
            Desk desk("small");
            desk.learn("controller", true, "10.0.0.11/24");
            desk.facts.begin()->second.memoryBytes = memory;
            desk.facts.begin()->second.cpus = cpus;
            const PlanInput input = desk.input();
            const Names names(input, desk.inventory.controller(), nullptr);
            return shown(names.binding(QStringLiteral("facts.large_host")));
        };
        QCOMPARE(told(16 * gibibyte - 300'000'000, 8), QStringLiteral("yes"));
        QCOMPARE(told(64 * gibibyte, 4), QStringLiteral("no"));
        QCOMPARE(told(8 * gibibyte, 16), QStringLiteral("no"));
    }

    /// A processor that could is not enough, nor is a device left by a module.
    void kvmNeedsBoth()
    {
        for (const bool device : {false, true}) {
            Desk desk("small");
            desk.learn("controller", true, "10.0.0.11/24");
            desk.facts.begin()->second.kvmDevice = device;
            desk.facts.begin()->second.hardwareVirtualization = !device;
            const PlanInput input = desk.input();
            const Names names(input, desk.inventory.controller(), nullptr);
            QCOMPARE(shown(names.binding(QStringLiteral("facts.kvm"))), QStringLiteral("no"));
        }
    }

    void twoNics()
    {
        Desk desk("small");
        auto hosts = threeHosts();
        hosts[0].providerInterface = QStringLiteral("eth0");
        desk.inventory = *model::Inventory::make(hosts);
        const QString name = QStringLiteral("facts.single_nic");
        {
            const PlanInput input = desk.input();
            QCOMPARE(shown(Names(input, desk.inventory.controller(), nullptr).binding(name)),
                     QStringLiteral("?"));
        }
        desk.learn("controller", false, "10.0.0.11/24");
        const PlanInput input = desk.input();
        QCOMPARE(shown(Names(input, desk.inventory.controller(), nullptr).binding(name)),
                 QStringLiteral("no"));
    }

    void managementCidr_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("cidr");
        const auto row = [](const char *name, const char *answer, const char *address,
                            const char *cidr) {
            QTest::newRow(name) << QByteArray(answer) << QByteArray(address)
                                << QString::fromLatin1(cidr);
        };
        row("answered", "10.0.0.0/16", "10.0.0.11/22", "10.0.0.0/16");
        row("from the controller's NIC", "", "10.0.0.11/22", "10.0.0.0/22");
        row("a host bit in the middle", "", "10.0.0.11/29", "10.0.0.8/29");
        row("its own network", "", "10.0.0.11/32", "10.0.0.11/32");
        row("no NIC has the address", "", "10.0.0.110/22", "10.0.0.0/24");
    }

    void managementCidr()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, address);
        QFETCH(QString, cidr);
        Desk desk("small");
        desk.answer("management_network_cidr", answer.constData());
        desk.learn("controller", false, address.constData());
        const PlanInput input = desk.input();
        // Every host says the same: it is the controller's network.
        for (const model::Host &host : desk.inventory.hosts()) {
            const Names names(input, host, nullptr);
            QCOMPARE(shown(names.binding(QStringLiteral("management_cidr"))), cidr);
        }
    }

    void hostsFileAsTheGuidePrintsIt()
    {
        QCOMPARE(hostsEntries(Desk("small").inventory),
                 QStringLiteral("# controller\n10.0.0.11       controller\n\n"
                                "# compute1\n10.0.0.31       compute1\n\n"
                                "# block1\n10.0.0.41       block1\n"));
        auto hosts = threeHosts();
        hosts.resize(1);
        hosts[0].address = QStringLiteral("controller.lab.example.org");
        QCOMPARE(hostsEntries(*model::Inventory::make(hosts)),
                 QStringLiteral("# controller\ncontroller.lab.example.org controller\n"));
    }

    void aNicIsFoundByItsWholeAddress()
    {
        Desk desk("small");
        desk.learn("controller", false, "10.0.0.11/24");
        const model::HostFacts &facts = desk.facts.begin()->second;
        const model::Nic *nic = nicWithAddress(facts, QStringLiteral("10.0.0.11"));
        QVERIFY(nic != nullptr);
        QCOMPARE(nic->name, QStringLiteral("eth1"));
        QVERIFY(nicWithAddress(facts, QStringLiteral("10.0.0.1")) == nullptr);
        QVERIFY(nicWithAddress(facts, QString()) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
