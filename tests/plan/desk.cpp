// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/desk.h"

#include "guide/guideloader.h"

#include <algorithm>

namespace pikestaff::plan {

namespace {

model::Host host(const char *name, model::Role role, const char *address)
{
    model::Host host;
    host.name = base::HostName(QString::fromLatin1(name));
    host.roles = {role};
    host.address = QString::fromLatin1(address);
    return host;
}

} // namespace

std::vector<model::Host> threeHosts()
{
    return {host("controller", model::Role::Controller, "10.0.0.11"),
            host("compute1", model::Role::Compute, "10.0.0.31"),
            host("block1", model::Role::Block, "10.0.0.41")};
}

Desk::Desk(const char *guideId)
{
    const QString root = QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/plan/guides");
    auto loaded = guide::loadGuide(root, QString::fromLatin1(guideId));
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().toLogLine()));
    guide = std::move(*loaded);
    auto made = model::Inventory::make(threeHosts());
    if (!made)
        qFatal("%s", qPrintable(made.error().toLogLine()));
    inventory = std::move(*made);
}

void Desk::learn(const char *host, bool kvm, const char *address)
{
    model::HostFacts known;
    known.osId = QStringLiteral("debian");
    known.virtualization = QStringLiteral("kvm");
    known.python = QStringLiteral("3.11.2");
    known.hardwareVirtualization = kvm;
    known.kvmDevice = kvm;
    model::Nic lone;
    lone.name = QStringLiteral("eth0");
    lone.addresses = QStringList{QStringLiteral("192.168.7.2/24")};
    lone.dhcp = true;
    model::Nic management;
    management.name = QStringLiteral("eth1");
    management.addresses = QStringList{QString::fromLatin1(address), QStringLiteral("fe80::1/64")};
    known.nics = {lone, management};
    facts[base::HostName(QString::fromLatin1(host))] = known;
}

void Desk::answer(const char *id, const char *value)
{
    answers.set(base::AnswerId(QString::fromLatin1(id)), QString::fromLatin1(value));
}

QByteArray idOf(const StepInstance &step)
{
    return (step.id.step.value() + QLatin1Char('@') + step.id.host.value()).toUtf8();
}

QByteArrayList idsOf(const Plan &plan)
{
    QByteArrayList ids;
    for (const StepInstance &step : plan.steps)
        ids.append(idOf(step));
    return ids;
}

const StepInstance *find(const Plan &plan, const QByteArray &id)
{
    const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                    [&id](const StepInstance &step) { return idOf(step) == id; });
    return found == plan.steps.end() ? nullptr : &*found;
}

QByteArrayList needsOf(const Plan &plan, const QByteArray &id)
{
    const StepInstance *step = find(plan, id);
    QByteArrayList needs;
    for (const size_t need : step == nullptr ? std::vector<size_t>{} : step->needs)
        needs.append(idOf(plan.steps[need]));
    return step == nullptr ? QByteArrayList{"no such step"} : needs;
}

} // namespace pikestaff::plan
