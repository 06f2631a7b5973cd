// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefixture.h"

#include "guide/guideloader.h"
#include "plan/planner.h"

#include <QFile>

namespace pikestaff::test {

namespace {

using model::Role;

struct Machine
{
    const char *name;
    Role role;
    const char *address;
    const char *providerInterface;
};

Site siteOf(const std::vector<Machine> &machines)
{
    Site site;
    std::vector<model::Host> hosts;
    for (const Machine &machine : machines) {
        model::Host host;
        host.name = base::HostName(QString::fromLatin1(machine.name));
        host.roles = {machine.role};
        host.address = QString::fromLatin1(machine.address);
        host.providerInterface = QString::fromLatin1(machine.providerInterface);
        hosts.push_back(host);

        model::HostFacts facts;
        model::Nic management;
        management.name = QStringLiteral("eth0");
        management.addresses = {host.address + QStringLiteral("/24")};
        facts.nics.push_back(management);
        if (!host.providerInterface.isEmpty()) {
            model::Nic provider;
            provider.name = host.providerInterface;
            facts.nics.push_back(provider);
        }
        facts.memoryBytes = qint64(8) << 30;
        site.facts[host.name] = facts;
    }
    const auto inventory = model::Inventory::make(hosts);
    if (inventory) {
        site.inventory = *inventory;
    } else {
        qWarning("%s", qPrintable(inventory.error().toLogLine()));
    }
    return site;
}

} // namespace

Site guidesOwnSite(const QString &network)
{
    Site site = siteOf({{"controller", Role::Controller, "10.0.0.11", "INTERFACE_NAME"},
                        {"compute1", Role::Compute, "10.0.0.31", "INTERFACE_NAME"},
                        {"block1", Role::Block, "10.0.0.41", ""},
                        {"object1", Role::Object, "10.0.0.51", ""},
                        {"object2", Role::Object, "10.0.0.52", ""}});
    for (const auto &[answer, value] : {std::pair("ntp_servers", QStringLiteral("NTP_SERVER")),
                                        std::pair("time_zone", QStringLiteral("TIME_ZONE")),
                                        std::pair("backup_swift_url", QStringLiteral("SWIFT_URL")),
                                        std::pair("network", network)}) {
        site.answers.set(base::AnswerId(QString::fromLatin1(answer)), value);
    }
    return site;
}

Site smallSite(const QString &network)
{
    Site site = siteOf({{"controller", Role::Controller, "10.0.0.11", "eth1"},
                        {"compute1", Role::Compute, "10.0.0.31", "eth1"},
                        {"compute2", Role::Compute, "10.0.0.32", "eth1"}});
    site.answers.set(base::AnswerId(QStringLiteral("network")), network);
    return site;
}

QString guidesFolder() { return QStringLiteral(PIKESTAFF_SOURCE_DIR "/resources/guides"); }

guide::Guide loadRealGuide(const QString &id)
{
    auto guide = guide::loadGuide(guidesFolder(), id);
    if (!guide) {
        qWarning("%s", qPrintable(guide.error().toLogLine()));
        return {};
    }
    return *guide;
}

plan::Plan planFor(const guide::Guide &guide, const Site &site)
{
    auto plan = plan::makePlan({guide, site.inventory, site.answers, site.facts});
    if (!plan) {
        qWarning("%s", qPrintable(plan.error().toLogLine()));
        return {};
    }
    return *plan;
}

QByteArray sourceFile(const QString &path)
{
    QFile file(QStringLiteral(PIKESTAFF_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    }
    return file.readAll();
}

} // namespace pikestaff::test
