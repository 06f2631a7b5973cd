// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/precheck.h"

#include <QTest>

#include <functional>

using namespace pikestaff;
using engine::CheckResult;
using engine::Precheck;
using engine::Severity;

namespace {

model::HostFacts goodFacts()
{
    model::HostFacts facts;
    facts.osId = QStringLiteral("debian");
    facts.osVersion = QStringLiteral("12");
    facts.osName = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
    facts.memoryBytes = 8'000'000'000;
    facts.rootFreeBytes = 40'000'000'000;
    facts.python = QStringLiteral("3.11.2");
    facts.hardwareVirtualization = true;
    facts.kvmDevice = true;
    facts.nics = {{QStringLiteral("eth0"), {}, true, 1500, {QStringLiteral("10.0.0.11/24")}, false},
                  {QStringLiteral("eth1"), {}, true, 1500, {}, false}};
    return facts;
}

model::Host goodHost()
{
    model::Host host;
    host.name = base::HostName(QStringLiteral("controller"));
    host.roles = {model::Role::Controller, model::Role::Compute};
    host.address = QStringLiteral("10.0.0.11");
    host.providerInterface = QStringLiteral("eth1");
    return host;
}

guide::Guide debianGuide()
{
    guide::Guide guide;
    guide.osId = QStringLiteral("debian");
    guide.osVersion = QStringLiteral("12");
    guide::Step bridge;
    bridge.operation = QStringLiteral("network.shared_bridge");
    guide::Section section;
    section.steps.push_back(bridge);
    guide::Chapter chapter;
    chapter.sections.push_back(section);
    guide.chapters.push_back(chapter);
    return guide;
}

using Change = std::function<void(model::Host &, model::HostFacts &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

/// What the facts say before anything is changed.
class TestPrecheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
};

void TestPrecheck::judges_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("check");
    QTest::addColumn<int>("severity");
    const auto row = [](const char *name, const char *check, Severity severity, Change change) {
        QTest::newRow(name) << std::move(change) << QString::fromLatin1(check)
                            << static_cast<int>(severity);
    };
    row("all good", "", Severity::Good, [](auto &, auto &) {});
    row("other system", "system", Severity::Blocking,
        [](auto &, model::HostFacts &facts) { facts.osVersion = QStringLiteral("13"); });
    row("little memory", "memory", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.memoryBytes = 2'000'000'000; });
    row("memory as sold", "", Severity::Good,
        [](auto &, model::HostFacts &facts) { facts.memoryBytes = 3'900'000'000; });
    row("little disk", "disk", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.rootFreeBytes = 6'000'000'000; });
    row("no disk", "disk", Severity::Blocking,
        [](auto &, model::HostFacts &facts) { facts.rootFreeBytes = 1'000'000'000; });
    row("clock a little off", "clock", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.clockOffset = -5; });
    row("clock uncertain", "", Severity::Good, [](auto &, model::HostFacts &facts) {
        facts.clockOffset = 1.5;
        facts.clockUncertainty = 1;
    });
    row("clock far off", "clock", Severity::Blocking,
        [](auto &, model::HostFacts &facts) { facts.clockOffset = 3600; });
    row("address elsewhere", "address", Severity::Warning,
        [](model::Host &host, auto &) { host.address = QStringLiteral("10.0.0.12"); });
    row("address is a beginning of another", "address", Severity::Warning,
        [](model::Host &host, auto &) { host.address = QStringLiteral("10.0.0.1"); });
    row("address by DHCP", "address", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.nics.front().dhcp = true; });
    row("no such interface", "provider-interface", Severity::Blocking,
        [](model::Host &host, auto &) { host.providerInterface = QStringLiteral("ens9"); });
    row("one card for both", "provider-interface", Severity::Warning,
        [](model::Host &host, auto &) { host.providerInterface = QStringLiteral("eth0"); });
    row("one card, in its bridge already", "", Severity::Good,
        [](model::Host &host, model::HostFacts &facts) {
            host.providerInterface = QStringLiteral("eth1");
            facts.nics.back().master = QStringLiteral("eth0");
        });
    row("no interface given", "", Severity::Good,
        [](model::Host &host, auto &) { host.providerInterface.clear(); });
    row("apt is busy", "packages", Severity::Warning, [](auto &, model::HostFacts &facts) {
        facts.locks = {{QStringLiteral("/var/lib/dpkg/lock"), 77, QStringLiteral("apt-get")}};
    });
    row("no python", "python", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.python.clear(); });
    row("no virtualization", "virtualization", Severity::Warning,
        [](auto &, model::HostFacts &facts) { facts.kvmDevice = false; });
    row("no virtualization needed", "", Severity::Good,
        [](model::Host &host, model::HostFacts &facts) {
            host.roles = {model::Role::Controller};
            facts.kvmDevice = false;
        });
}

void TestPrecheck::judges()
{
    QFETCH(Change, change);
    QFETCH(QString, check);
    QFETCH(int, severity);
    model::Host host = goodHost();
    model::HostFacts facts = goodFacts();
    change(host, facts);
    const auto inventory = model::Inventory::make({host});
    QVERIFY(inventory);
    const std::vector<CheckResult> results =
        Precheck::examine(debianGuide(), *inventory, {{host.name, facts}});
    QVERIFY(results.size() >= 8);
    for (const CheckResult &result : results) {
        QCOMPARE(result.host, host.name);
        QVERIFY(!result.text.isEmpty());
        const auto expected = result.id == check ? static_cast<Severity>(severity) : Severity::Good;
        QVERIFY2(result.severity == expected, qPrintable(result.id + result.text));
        QCOMPARE(result.remedy.isEmpty(), expected == Severity::Good);
    }
}

QTEST_GUILESS_MAIN(TestPrecheck)
#include "tst_precheck.moc"
