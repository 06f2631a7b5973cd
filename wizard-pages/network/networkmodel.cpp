// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkmodel.h"

#include "engine/answertext.h"

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
    return spec.id.value().startsWith(QLatin1String("selfservice")) ||
           spec.id.value().startsWith(QLatin1String("self_service"));
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
{
    connect(&installation, &Installation::projectOpened, this, &NetworkModel::reload);
    connect(&installation, &Installation::factsArrived, this, &NetworkModel::changed);
    reload();
}

void NetworkModel::setLanguage(base::Language language)
{
    m_language = language;
    checkFields();
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

QString NetworkModel::answer(const AnswerSpec &spec) const
{
    return guide::answerOr(m_installation.guide(), m_installation.project().content().answers,
                           spec.id);
}

QString NetworkModel::optionExplanation() const
{
    return asksForOption() ? optionSpec()->explanation.in(m_language) : QString();
}

QString NetworkModel::option() const { return asksForOption() ? answer(*optionSpec()) : QString(); }

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

bool NetworkModel::belongs(const AnswerSpec &spec) const
{
    const QString &id = spec.id.value();
    if (spec.id == optionId())
        return false;
    if (isOfSelfService(spec))
        return isSelfService();
    return id.startsWith(QLatin1String("network")) || id.startsWith(QLatin1String("provider"));
}

void NetworkModel::reload()
{
    std::vector<Field> fields;
    if (m_installation.hasProject()) {
        for (const AnswerSpec &spec : m_installation.guide().answers) {
            if (!belongs(spec))
                continue;
            const auto before =
                std::find_if(m_fields.begin(), m_fields.end(),
                             [&spec](const Field &field) { return field.spec == &spec; });
            const bool keepsDraft = before != m_fields.end() && !before->fault.isEmpty();
            fields.push_back({&spec, keepsDraft ? before->value : answer(spec), {}});
        }
    }
    m_fields = std::move(fields);
    checkFields();
    Q_EMIT fieldsChanged();
    Q_EMIT changed();
}

void NetworkModel::checkFields()
{
    for (Field &field : m_fields) {
        field.fault = engine::AnswerText::fault(*field.spec, field.value);
        if (field.fault.isEmpty())
            field.fault = overlapOf(field);
    }
}

QString NetworkModel::title(size_t field) const
{
    return m_fields.at(field).spec->title.in(m_language);
}

QString NetworkModel::explanation(size_t field) const
{
    return m_fields.at(field).spec->explanation.in(m_language);
}

void NetworkModel::setField(size_t field, const QString &text)
{
    Field &changedField = m_fields.at(field);
    if (changedField.value == text)
        return;
    changedField.value = text;
    checkFields();
    m_problem.reset();
    for (const Field &each : m_fields) {
        // Another one may be right now that this one has changed.
        if (!each.fault.isEmpty() || each.value == answer(*each.spec))
            continue;
        const base::Status kept = m_installation.setAnswer(each.spec->id, each.value);
        if (!kept)
            m_problem = kept.error();
    }
    if (const base::Status kept = m_installation.save(); !kept)
        m_problem = kept.error();
    Q_EMIT changed();
}

/// A private network may not hold an address that the hosts need, or lie in another network.
QString NetworkModel::overlapOf(const Field &field) const
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
    for (const Field &other : m_fields) {
        const auto taken = other.spec->kind == AnswerKind::Cidr && other.spec != field.spec
                               ? rangeOfCidr(other.value)
                               : std::nullopt;
        if (taken && range->overlaps(*taken))
            return tr("It overlaps with %1 (%2). Choose another one.")
                .arg(other.spec->title.in(m_language), other.value);
    }
    return {};
}

bool NetworkModel::hasFaults() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const Field &field) { return !field.fault.isEmpty(); });
}

/// Instances get addresses between "start" and "end" of the provider network.
QStringList NetworkModel::poolWarnings() const
{
    std::optional<quint32> first;
    std::optional<quint32> last;
    for (const Field &field : m_fields) {
        if (field.spec->kind != AnswerKind::Address || isOfSelfService(*field.spec))
            continue;
        if (field.spec->id.value().contains(QLatin1String("start")))
            first = ipv4Of(field.value);
        if (field.spec->id.value().contains(QLatin1String("end")))
            last = ipv4Of(field.value);
    }
    QStringList warnings;
    if (!first || !last)
        return warnings;
    if (*first > *last)
        warnings << tr("The range of addresses for instances ends before it begins.");
    const Ipv4Range pool{*first, *last};
    for (const Field &field : m_fields) {
        const auto number = ipv4Of(field.value);
        if (field.spec->id.value().contains(QLatin1String("gateway")) &&
            !isOfSelfService(*field.spec) && number && pool.contains(*number))
            warnings << tr("The gateway %1 lies in the range of addresses for instances.")
                            .arg(field.value);
    }
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        const auto number = ipv4Of(host.address);
        if (number && pool.contains(*number))
            warnings << tr("%1 has the address %2, which lies in the range for instances.")
                            .arg(host.name.value(), host.address);
    }
    return warnings;
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
    return all + poolWarnings();
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
    for (const Field &field : m_fields) {
        if (field.spec->kind == AnswerKind::Cidr && !isOfSelfService(*field.spec) &&
            field.fault.isEmpty() && !field.value.isEmpty())
            picture.providerCidr = field.value;
    }
    const base::AnswerId management(QStringLiteral("management_network_cidr"));
    if (picture.managementCidr.isEmpty())
        picture.managementCidr = guide::answerOr(
            m_installation.guide(), m_installation.project().content().answers, management);
    return picture;
}

} // namespace pikestaff::pages
