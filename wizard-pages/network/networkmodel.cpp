// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkmodel.h"

#include <algorithm>

namespace pikestaff::pages {

using engine::Installation;
using guide::AnswerKind;
using guide::AnswerSpec;

namespace {

const base::AnswerId &optionId()
{
    static const base::AnswerId id(QStringLiteral("network"));
    return id;
}

bool isOfSelfService(const AnswerSpec &spec)
{
    return spec.id.value().startsWith(QLatin1String("selfservice"));
}

/// Which network an address must lie in: the id of its answer; empty: in none.
QString networkFor(const AnswerSpec &spec)
{
    if (spec.kind != AnswerKind::Address)
        return {};
    return isOfSelfService(spec) ? QStringLiteral("selfservice_network_cidr")
                                 : QStringLiteral("provider_network_cidr");
}

/// The NIC with this address, and the address with its prefix.
std::pair<QString, QString> nicWith(const model::HostFacts &facts, const QString &address)
{
    for (const model::Nic &nic : facts.nics) {
        for (const QString &own : nic.addresses) {
            if (own.section(QLatin1Char('/'), 0, 0) == address)
                return {nic.name, own};
        }
    }
    return {};
}

QString networkOfNic(const model::HostFacts &facts, const QString &name)
{
    for (const model::Nic &nic : facts.nics) {
        if (nic.name != name)
            continue;
        for (const QString &own : nic.addresses) {
            if (const QString network = networkOf(own); !network.isEmpty())
                return network;
        }
    }
    return {};
}

} // namespace

NetworkModel::NetworkModel(Installation &installation, QObject *parent)
    : QObject(parent)
    , m_installation(installation)
    , m_drafts(
          installation,
          [](const AnswerSpec &spec) {
              return spec.topic == guide::AnswerTopic::Network && spec.id != optionId();
          },
          [this](Field &field, const std::vector<Field> &all) {
              if (field.fault.isEmpty())
                  field.fault = overlapOf(field, all);
              if (field.fault.isEmpty())
                  field.doubts = doubtsOf(field);
          })
{
    connect(&installation, &Installation::projectOpened, this, &NetworkModel::reload);
    connect(&installation, &Installation::factsArrived, this, &NetworkModel::changed);
    reload();
}

void NetworkModel::setLanguage(base::Language language)
{
    m_language = language;
    m_drafts.judge();
    Q_EMIT changed();
}

// --- the option --------------------------------------------------------------------------------

const AnswerSpec *NetworkModel::optionSpec() const
{
    if (!m_installation.hasProject())
        return nullptr;
    const AnswerSpec *spec = m_installation.guide().answer(optionId());
    return spec != nullptr && spec->kind == AnswerKind::Choice ? spec : nullptr;
}

QString NetworkModel::optionExplanation() const
{
    return asksForOption() ? optionSpec()->explanation.in(m_language) : QString();
}

QString NetworkModel::option() const
{
    return asksForOption() ? guide::answerOr(m_installation.guide(),
                                             m_installation.project().content().answers, optionId())
                           : QString();
}

bool NetworkModel::isSelfService() const { return option() == QLatin1String("self-service"); }

std::vector<NetworkModel::Option> NetworkModel::options() const
{
    std::vector<Option> all;
    if (!asksForOption())
        return all;
    for (const QString &value : optionSpec()->choices) {
        if (value == QLatin1String("provider")) {
            all.push_back(
                {value, tr("1 · Provider networks"),
                 tr("Instances get addresses of a network that is already there. Simple, but "
                    "nobody can make a network of their own."),
                 tr("The network must have free addresses for instances. Ask whoever runs it for "
                    "a range.")});
        } else if (value == QLatin1String("self-service")) {
            all.push_back(
                {value, tr("2 · Self-service networks"),
                 tr("Each project makes private networks and routers, and reaches outside by "
                    "floating IPs. Option 1 is part of it."),
                 tr("Choose this if a campus network is your provider network and instances shall "
                    "live in networks of their own, such as 192.168.0.0/24.")});
        } else {
            all.push_back({value, value, {}, {}});
        }
    }
    return all;
}

void NetworkModel::setOption(const QString &value)
{
    if (!asksForOption() || value == option())
        return;
    const base::Status kept = m_installation.setAnswer(optionId(), value).and_then([this] {
        return m_installation.save();
    });
    m_problem = kept ? std::nullopt : std::optional(kept.error());
    reload();
}

// --- what else is asked ------------------------------------------------------------------------

void NetworkModel::reload()
{
    m_drafts.reload();
    Q_EMIT changed();
}

void NetworkModel::setField(const base::AnswerId &id, const QString &text)
{
    m_drafts.set(id, text);
    Q_EMIT changed();
}

std::optional<base::Error> NetworkModel::problem() const
{
    return m_problem ? m_problem : m_drafts.problem();
}

QString NetworkModel::valueOf(const char *id) const
{
    const Field *field = m_drafts.field(base::AnswerId(QString::fromLatin1(id)));
    return field == nullptr || !field->fault.isEmpty() ? QString() : field->value;
}

/// A private network may not hold an address that the hosts need, or lie in another network.
QString NetworkModel::overlapOf(const Field &field, const std::vector<Field> &all) const
{
    const auto range =
        field.spec->kind == AnswerKind::Cidr ? rangeOfCidr(field.value) : std::nullopt;
    if (!range || !isOfSelfService(*field.spec))
        return {};
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        for (const QString &address : {host.address, host.overlay()}) {
            const auto number = ipv4Of(address);
            if (number && range->contains(*number))
                return tr("%1 has the address %2, which lies in this network. Choose another one.")
                    .arg(host.name.value(), address);
        }
    }
    for (const Field &other : all) {
        const auto taken = other.spec->kind == AnswerKind::Cidr && other.spec != field.spec
                               ? rangeOfCidr(other.value)
                               : std::nullopt;
        if (taken && range->overlaps(*taken))
            return tr("It overlaps with %1 (%2). Choose another one.")
                .arg(other.spec->title.in(m_language), other.value);
    }
    return {};
}

/// An address outside of its network, or one that instances and others would both use.
QStringList NetworkModel::doubtsOf(const Field &field) const
{
    QStringList doubts;
    const QString &id = field.spec->id.value();
    const auto own = ipv4Of(field.value);
    const QString network = valueOf(networkFor(*field.spec).toLatin1().constData());
    const auto range = rangeOfCidr(network);
    if (own && range && !range->contains(*own))
        doubts << tr("It does not lie in the network %1.").arg(network);
    const auto first = ipv4Of(valueOf("provider_pool_start"));
    const auto last = ipv4Of(valueOf("provider_pool_end"));
    if (!own || !first || !last)
        return doubts;
    const Ipv4Range pool{*first, *last};
    if (id == QLatin1String("provider_pool_end") && *first > *last)
        doubts << tr("The range of addresses for instances ends before it begins.");
    if (id == QLatin1String("provider_gateway") && pool.contains(*own))
        doubts << tr("It lies in the range of addresses for instances.");
    if (id != QLatin1String("provider_pool_start"))
        return doubts;
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        const auto number = ipv4Of(host.address);
        if (number && pool.contains(*number))
            doubts << tr("%1 has the address %2, which lies in the range for instances.")
                          .arg(host.name.value(), host.address);
    }
    return doubts;
}

QStringList NetworkModel::warnings() const
{
    QStringList all;
    if (!m_installation.hasProject())
        return all;
    QStringList without;
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        const bool needsOne = host.has(model::Role::Controller) || host.has(model::Role::Compute);
        if (needsOne && host.providerInterface.isEmpty())
            without << host.name.value();
    }
    if (!without.isEmpty())
        all << tr("No provider interface is given for: %1. Choose it on the page Addresses.")
                   .arg(without.join(QLatin1String(", ")));
    return all;
}

// --- the drawing -------------------------------------------------------------------------------

NetworkPicture NetworkModel::picture() const
{
    NetworkPicture picture;
    picture.selfService = isSelfService();
    if (!m_installation.hasProject())
        return picture;
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        PictureHost drawn;
        drawn.name = host.name.value();
        drawn.address = host.address;
        drawn.providerNic = host.providerInterface;
        drawn.isController = host.has(model::Role::Controller);
        drawn.isCompute = host.has(model::Role::Compute);
        const auto facts = m_installation.facts().find(host.name);
        if (facts != m_installation.facts().end()) {
            const auto [nic, address] = nicWith(facts->second, host.address);
            drawn.managementNic = nic;
            if (picture.managementCidr.isEmpty())
                picture.managementCidr = networkOf(address);
            if (picture.providerCidr.isEmpty())
                picture.providerCidr = networkOfNic(facts->second, host.providerInterface);
        }
        picture.hosts.push_back(std::move(drawn));
    }
    std::stable_partition(picture.hosts.begin(), picture.hosts.end(),
                          [](const PictureHost &host) { return host.isController; });
    if (const QString cidr = valueOf("provider_network_cidr"); !cidr.isEmpty())
        picture.providerCidr = cidr;
    const base::AnswerId management(QStringLiteral("management_network_cidr"));
    if (picture.managementCidr.isEmpty())
        picture.managementCidr = guide::answerOr(
            m_installation.guide(), m_installation.project().content().answers, management);
    return picture;
}

} // namespace pikestaff::pages
