// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/precheck.h"

#include "plan/names.h"

#include <QLocale>

#include <cmath>

namespace pikestaff::engine {

using model::Host;
using model::HostFacts;
using model::Role;

namespace {

constexpr qint64 gigabyte = 1'000'000'000;
/// A token lives for an hour, but heartbeats are compared within a minute (troubleshooting, clock).
constexpr double blockingOffset = 60.0;
constexpr double warningOffset = 1.0;

QString size(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1); }

CheckResult result(const char *id, Severity severity, const QString &text, const QString &remedy)
{
    return {QLatin1String(id), {}, severity, text, remedy};
}

bool movesToBridge(const guide::Guide &guide)
{
    for (const guide::Chapter &chapter : guide.chapters) {
        for (const guide::Section &section : chapter.sections) {
            for (const guide::Step &step : section.steps) {
                if (step.operation == QLatin1String("network.shared_bridge"))
                    return true;
            }
        }
    }
    return false;
}

CheckResult good(const char *id, const QString &text)
{
    return result(id, Severity::Good, text, {});
}

} // namespace

std::vector<CheckResult> Precheck::examine(const guide::Guide &guide,
                                           const model::Inventory &inventory,
                                           const model::FactsByHost &facts)
{
    std::vector<CheckResult> results;
    for (const Host &host : inventory.hosts()) {
        const auto found = facts.find(host.name);
        if (found == facts.end())
            continue;
        for (CheckResult &one : examineOne(guide, host, found->second))
            results.push_back(std::move(one));
    }
    return results;
}

std::vector<CheckResult> Precheck::examineOne(const guide::Guide &guide, const Host &host,
                                              const HostFacts &facts)
{
    std::vector<CheckResult> own{system(guide, facts),
                                 memory(host, facts),
                                 disk(host, facts),
                                 clock(facts),
                                 managementAddress(host, facts),
                                 providerInterface(guide, host, facts),
                                 packages(facts),
                                 python(facts)};
    if (host.has(Role::Compute))
        own.push_back(virtualization(host, facts));
    for (CheckResult &one : own)
        one.host = host.name;
    return own;
}

CheckResult Precheck::system(const guide::Guide &guide, const HostFacts &facts)
{
    if (facts.osId == guide.osId && facts.osVersion == guide.osVersion)
        return good("system", facts.osName);
    return result("system", Severity::Blocking,
                  tr("The host runs %1; the guide is written for %2 %3.")
                      .arg(facts.osName, guide.osId, guide.osVersion),
                  tr("Install that system, or choose the guide for this one."));
}

CheckResult Precheck::memory(const Host &host, const HostFacts &facts)
{
    const qint64 wanted = (host.has(Role::Controller) ? 4 : 2) * gigabyte;
    const QString text = tr("%1 of memory").arg(size(facts.memoryBytes));
    // A machine sold with 4 GB shows a little less.
    if (facts.memoryBytes >= wanted * 9 / 10)
        return good("memory", text);
    return result(
        "memory", Severity::Warning, text,
        tr("The guide asks for %1: services may be ended for want of memory.").arg(size(wanted)));
}

CheckResult Precheck::disk(const Host &host, const HostFacts &facts)
{
    const qint64 wanted = (host.has(Role::Compute) ? 10 : 5) * gigabyte;
    const qint64 least = 2 * gigabyte;
    const QString text = tr("%1 free on /").arg(size(facts.rootFreeBytes));
    if (facts.rootFreeBytes >= wanted)
        return good("disk", text);
    return result("disk", facts.rootFreeBytes < least ? Severity::Blocking : Severity::Warning,
                  text, tr("The guide asks for %1: make room.").arg(size(wanted)));
}

CheckResult Precheck::clock(const HostFacts &facts)
{
    const double offset = std::abs(facts.clockOffset) - facts.clockUncertainty;
    const QString text = tr("The clock is %1 s away from this computer's")
                             .arg(QLocale().toString(facts.clockOffset, 'f', 1));
    if (offset < warningOffset)
        return good("clock", text);
    return result("clock", offset < blockingOffset ? Severity::Warning : Severity::Blocking, text,
                  tr("Set the clock of the host, or of this computer: tokens and heartbeats depend "
                     "on it."));
}

CheckResult Precheck::managementAddress(const Host &host, const HostFacts &facts)
{
    const model::Nic *nic = plan::nicWithAddress(facts, host.address);
    if (nic == nullptr) {
        return result("address", Severity::Warning,
                      tr("No network interface has the address %1").arg(host.address),
                      tr("Give the management address of the host itself, not of a router or a "
                         "forwarded port."));
    }
    if (nic->dhcp) {
        return result("address", Severity::Warning,
                      tr("%1 on %2 comes from DHCP").arg(host.address, nic->name),
                      tr("Make it static: services are bound to this address."));
    }
    return good("address", tr("%1 on %2, static").arg(host.address, nic->name));
}

CheckResult Precheck::providerInterface(const guide::Guide &guide, const Host &host,
                                        const HostFacts &facts)
{
    if (host.providerInterface.isEmpty())
        return good("provider-interface", tr("No provider interface is given"));
    const model::Nic *management = plan::nicWithAddress(facts, host.address);
    if (movesToBridge(guide) && plan::sharesNic(facts, host) &&
        management->name == host.providerInterface) {
        return result(
            "provider-interface", Severity::Warning,
            tr("%1 carries the management address as well").arg(host.providerInterface),
            tr("The address moves to a bridge, br-provider. The connection will pause for "
               "some seconds; if it does not come back, the host restores its network by "
               "itself within 90 s."));
    }
    for (const model::Nic &nic : facts.nics) {
        if (nic.name == host.providerInterface)
            return good("provider-interface", nic.name);
    }
    QStringList names;
    for (const model::Nic &nic : facts.nics)
        names.append(nic.name);
    return result("provider-interface", Severity::Blocking,
                  tr("There is no network interface %1").arg(host.providerInterface),
                  tr("Choose one of: %1").arg(names.join(QLatin1String(", "))));
}

CheckResult Precheck::packages(const HostFacts &facts)
{
    if (facts.dpkgInterrupted) {
        return result("packages", Severity::Warning, tr("A package installation was interrupted"),
                      tr("It is finished first, by \"dpkg --configure -a\"."));
    }
    if (!facts.locks.empty()) {
        const model::PackageLock &lock = facts.locks.front();
        return result("packages", Severity::Warning,
                      tr("%1 (process %2) holds the package lock").arg(lock.program).arg(lock.pid),
                      tr("Steps that install packages wait for it."));
    }
    return good("packages", tr("The package manager is free"));
}

CheckResult Precheck::python(const HostFacts &facts)
{
    if (!facts.python.isEmpty())
        return good("python", QStringLiteral("Python %1").arg(facts.python));
    return result("python", Severity::Warning, tr("There is no python3"),
                  tr("It is installed together with the first OpenStack package."));
}

CheckResult Precheck::virtualization(const Host &host, const HostFacts &facts)
{
    Q_UNUSED(host)
    if (facts.hardwareVirtualization && facts.kvmDevice)
        return good("virtualization", tr("Hardware virtualization is there"));
    return result("virtualization", Severity::Warning, tr("There is no hardware virtualization"),
                  tr("Instances are emulated: they work, but slowly. On a real server switch it on "
                     "in the firmware."));
}

} // namespace pikestaff::engine
