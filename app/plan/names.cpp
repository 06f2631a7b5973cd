// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/names.h"

#include <QHostAddress>

#include <algorithm>

namespace pikestaff::plan {

using guide::Binding;
using model::Content;

namespace {

Binding known(const QString &text) { return {Binding::Kind::Known, Content(text)}; }

Binding yesNo(bool value) { return known(value ? QStringLiteral("yes") : QStringLiteral("no")); }

QString joinedNames(const std::vector<model::Host> &hosts, std::optional<model::Role> role)
{
    QStringList names;
    for (const model::Host &host : hosts) {
        if (!role || host.has(*role))
            names.append(host.name.value());
    }
    return names.join(QLatin1Char(' '));
}

/// Memory and processors enough for what Debian starts by itself. A machine of 16 GiB tells a
/// little less.
bool isLarge(const model::HostFacts &facts)
{
    constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
    return facts.memoryBytes >= 15 * gibibyte && facts.cpus >= 8;
}

/// "10.0.0.11/24" → "10.0.0.0/24"
QString networkOf(const QString &addressWithPrefix)
{
    const QPair<QHostAddress, int> subnet = QHostAddress::parseSubnet(addressWithPrefix);
    if (subnet.second < 0)
        return {};
    const quint32 mask = subnet.second == 0 ? 0U : ~0U << (32 - subnet.second);
    return QHostAddress(subnet.first.toIPv4Address() & mask).toString() + QLatin1Char('/') +
           QString::number(subnet.second);
}

} // namespace

const model::Nic *nicWithAddress(const model::HostFacts &facts, const QString &address)
{
    const QString prefix = address + QLatin1Char('/');
    const auto carries = [&prefix](const model::Nic &nic) {
        return std::any_of(nic.addresses.begin(), nic.addresses.end(),
                           [&prefix](const QString &own) { return own.startsWith(prefix); });
    };
    const auto found = std::find_if(facts.nics.begin(), facts.nics.end(), carries);
    return found == facts.nics.end() ? nullptr : &*found;
}

bool sharesNic(const model::HostFacts &facts, const model::Host &host)
{
    const model::Nic *management = nicWithAddress(facts, host.address);
    if (management == nullptr || host.providerInterface.isEmpty())
        return false;
    return std::any_of(facts.nics.begin(), facts.nics.end(), [&](const model::Nic &nic) {
        return nic.name == host.providerInterface &&
               (&nic == management || nic.master == management->name);
    });
}

QString hostsEntries(const model::Inventory &inventory)
{
    QStringList blocks;
    for (const model::Host &host : inventory.hosts()) {
        blocks.append(QStringLiteral("# %1\n%2%1\n")
                          .arg(host.name.value(), host.address.leftJustified(std::max<qsizetype>(
                                                      16, host.address.size() + 1))));
    }
    return blocks.join(QLatin1Char('\n'));
}

Names::Names(const PlanInput &input, const model::Host &host, const model::Host *each)
    : m_input(input)
    , m_host(host)
    , m_each(each)
{
    const auto found = input.facts.find(host.name);
    if (found != input.facts.end())
        m_facts = &found->second;
}

Binding Names::binding(const QString &name) const
{
    if (const auto found = hostName(name))
        return *found;
    if (const auto found = inventoryName(name))
        return *found;
    if (const auto found = factName(name))
        return *found;
    const base::SecretId secret(name);
    for (const guide::SecretSpec &spec : m_input.guide.secrets) {
        if (spec.id == secret)
            return {Binding::Kind::Known, Content::sealed(secret)};
    }
    const base::AnswerId answer(name);
    if (m_input.guide.answer(answer) != nullptr)
        return known(guide::answerOr(m_input.guide, m_input.answers, answer));
    return {};
}

std::optional<QString> Names::text(const QString &name) const
{
    const Binding found = binding(name);
    if (found.kind != Binding::Kind::Known)
        return std::nullopt;
    return found.content.toDisplay();
}

std::optional<Binding> Names::hostName(const QString &name) const
{
    if (name == QLatin1String("host.name"))
        return known(m_host.name.value());
    if (name == QLatin1String("host.address"))
        return known(m_host.address);
    if (name == QLatin1String("host.port"))
        return known(QString::number(m_host.port));
    if (name == QLatin1String("host.user"))
        return known(m_host.user);
    if (name == QLatin1String("host.overlay_address"))
        return known(m_host.overlay());
    if (name == QLatin1String("host.provider_interface"))
        return known(m_host.providerInterface);
    if (name == QLatin1String("host.is_controller"))
        return yesNo(m_host.has(model::Role::Controller));
    if (m_each != nullptr && name == QLatin1String("each.name"))
        return known(m_each->name.value());
    if (m_each != nullptr && name == QLatin1String("each.address"))
        return known(m_each->address);
    return std::nullopt;
}

std::optional<Binding> Names::inventoryName(const QString &name) const
{
    const model::Inventory &inventory = m_input.inventory;
    if (name == QLatin1String("controller.name"))
        return known(inventory.controller().name.value());
    if (name == QLatin1String("controller.address"))
        return known(inventory.controller().address);
    if (name == QLatin1String("management_cidr"))
        return known(managementCidr());
    if (name == QLatin1String("inventory.hosts_entries"))
        return known(hostsEntries(inventory));
    if (name == QLatin1String("inventory.compute_names"))
        return known(joinedNames(inventory.hosts(), model::Role::Compute));
    if (name == QLatin1String("inventory.block_names"))
        return known(joinedNames(inventory.hosts(), model::Role::Block));
    if (name == QLatin1String("inventory.all_names"))
        return known(joinedNames(inventory.hosts(), std::nullopt));
    return std::nullopt;
}

std::optional<Binding> Names::factName(const QString &name) const
{
    if (!name.startsWith(QLatin1String("facts.")))
        return std::nullopt;
    if (name == QLatin1String("facts.single_nic") && m_host.providerInterface.isEmpty())
        return yesNo(true);
    if (m_facts == nullptr) {
        // Almost always a NIC of its own, so that is shown until the facts are there.
        const bool isPort = name == QLatin1String("facts.provider_port");
        return Binding{Binding::Kind::Unresolved,
                       isPort ? Content(m_host.providerInterface) : Content()};
    }
    const model::Nic *management = nicWithAddress(*m_facts, m_host.address);
    if (name == QLatin1String("facts.kvm"))
        return yesNo(m_facts->kvmDevice && m_facts->hardwareVirtualization);
    if (name == QLatin1String("facts.large_host"))
        return yesNo(isLarge(*m_facts));
    if (name == QLatin1String("facts.os"))
        return known(m_facts->osId);
    if (name == QLatin1String("facts.virtualization"))
        return known(m_facts->virtualization);
    if (name == QLatin1String("facts.python"))
        return known(m_facts->python.isEmpty() ? QStringLiteral("no") : m_facts->python);
    if (name == QLatin1String("facts.management_interface"))
        return known(management != nullptr ? management->name : QString());
    if (name == QLatin1String("facts.management_static"))
        return yesNo(management != nullptr && !management->dhcp);
    if (name == QLatin1String("facts.single_nic"))
        return yesNo(sharesNic(*m_facts, m_host));
    if (name == QLatin1String("facts.provider_port"))
        return known(sharesNic(*m_facts, m_host) ? QStringLiteral("provider")
                                                 : m_host.providerInterface);
    return std::nullopt;
}

QString Names::managementCidr() const
{
    QString given = guide::answerOr(m_input.guide, m_input.answers,
                                    base::AnswerId(QStringLiteral("management_network_cidr")));
    if (!given.isEmpty())
        return given;
    const model::Host &controller = m_input.inventory.controller();
    const auto facts = m_input.facts.find(controller.name);
    if (facts != m_input.facts.end()) {
        if (const model::Nic *nic = nicWithAddress(facts->second, controller.address)) {
            for (const QString &address : nic->addresses) {
                if (address.startsWith(controller.address + QLatin1Char('/')))
                    return networkOf(address);
            }
        }
    }
    return networkOf(controller.address + QLatin1String("/24")); // the guide's own mask
}

} // namespace pikestaff::plan
