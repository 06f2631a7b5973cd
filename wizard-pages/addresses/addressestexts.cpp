// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/errortext.h"
#include "wizard-pages/addresses/addressesmodel.h"

#include <QLocale>

#include <algorithm>

// What AddressesModel tells: cells, states, faults.

namespace pikestaff::pages {

using base::ErrorCode;
using engine::Severity;
using model::Role;

namespace {

constexpr double gigabyte = 1'000'000'000;

const model::Nic *nicWith(const model::HostFacts &facts, const QString &address)
{
    const auto found =
        std::find_if(facts.nics.begin(), facts.nics.end(), [&address](const model::Nic &nic) {
            return std::any_of(nic.addresses.begin(), nic.addresses.end(),
                               [&address](const QString &own) {
                                   return own.section(QLatin1Char('/'), 0, 0) == address;
                               });
        });
    return found == facts.nics.end() ? nullptr : &*found;
}

} // namespace

int AddressesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AddressesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AddressesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Roles:
        return tr("Role");
    case Address:
        return tr("Management address");
    case Interface:
        return tr("Provider interface");
    case Key:
        return tr("Host key");
    default:
        return tr("State");
    }
}

QVariant AddressesModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const HostForm &form = at(row).form;
    if (role == Qt::ToolTipRole) {
        if (index.column() == Key)
            return knownKey(row);
        return index.column() == State ? QVariant(stateText(row)) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Name:
        return form.name.isEmpty() ? tr("(no name)") : form.name;
    case Roles:
        return rolesText(row);
    case Address:
        if (form.address.isEmpty())
            return QStringLiteral("–");
        return form.port == QLatin1String("22") ? form.address
                                                : form.address + QLatin1Char(':') + form.port;
    case Interface:
        return form.providerInterface.isEmpty() ? QStringLiteral("–") : form.providerInterface;
    case Key: {
        const QString key = knownKey(row);
        if (key.isEmpty())
            return QStringLiteral("–");
        return role == Qt::AccessibleTextRole ? key : key.left(10) + QChar(0x2026) + key.right(4);
    }
    default:
        return stateText(row);
    }
}

QString AddressesModel::textOf(const QSet<Role> &roles)
{
    QStringList names;
    for (const Role role : {Role::Controller, Role::Compute, Role::Block, Role::Object}) {
        if (!roles.contains(role))
            continue;
        switch (role) {
        case Role::Controller:
            names << tr("Controller");
            break;
        case Role::Compute:
            names << tr("Compute");
            break;
        case Role::Block:
            names << tr("Block storage");
            break;
        case Role::Object:
            names << tr("Object storage");
            break;
        }
    }
    return names.isEmpty() ? QStringLiteral("–") : names.join(QLatin1String(", "));
}

QString AddressesModel::knownKey(int row) const
{
    if (!m_installation.hasProject() || at(row).form.address.isEmpty())
        return {};
    return m_test.knownKey(hostOf(at(row).form));
}

HostState AddressesModel::state(int row) const
{
    const Row &found = at(row);
    if (m_test.isTesting(base::HostName(found.form.name)))
        return HostState::Testing;
    if (!found.faults.empty())
        return HostState::Incomplete;
    if (found.error && found.error->code == ErrorCode::HostKeyUnknown)
        return HostState::KeyUnknown;
    if (found.error && found.error->code == ErrorCode::HostKeyChanged)
        return HostState::KeyChanged;
    if (found.error)
        return HostState::Failed;
    if (!found.facts)
        return HostState::Untested;
    const auto has = [&found](Severity severity) {
        return std::any_of(
            found.checks.begin(), found.checks.end(),
            [severity](const engine::CheckResult &check) { return check.severity == severity; });
    };
    if (has(Severity::Blocking))
        return HostState::Blocked;
    return has(Severity::Warning) ? HostState::Remarks : HostState::Connected;
}

QString AddressesModel::stateText(int row) const
{
    switch (state(row)) {
    case HostState::Incomplete:
        return at(row).faults.count(HostField::Address) != 0 && at(row).form.address.isEmpty()
                   ? tr("Address missing")
                   : tr("To be corrected");
    case HostState::Untested:
        return tr("Not tested yet");
    case HostState::Testing:
        return tr("Testing …");
    case HostState::Connected:
    case HostState::Remarks:
        return connectedText(*at(row).facts);
    case HostState::Blocked:
        for (const engine::CheckResult &check : at(row).checks) {
            if (check.severity == Severity::Blocking)
                return check.text;
        }
        break;
    case HostState::KeyUnknown:
        return tr("Confirm its key");
    case HostState::KeyChanged:
        return tr("Shows another key");
    case HostState::Failed:
        return failureText(at(row));
    }
    return {};
}

QString AddressesModel::connectedText(const model::HostFacts &facts) const
{
    const QString memory =
        QLocale().toString(static_cast<double>(facts.memoryBytes) / gigabyte, 'f', 0);
    const QString system = facts.osName.section(QLatin1Char('('), 0, 0).trimmed();
    if (facts.cpus == 0 || facts.memoryBytes == 0)
        return tr("Connected · %1").arg(system);
    QString shortSystem = system;
    shortSystem.remove(QLatin1String(" GNU/Linux"));
    return tr("Connected · %1 · %2 CPU · %3 GB").arg(shortSystem).arg(facts.cpus).arg(memory);
}

QString AddressesModel::failureText(const Row &row) const
{
    switch (row.error->code) {
    case ErrorCode::ConnectionRefused:
        return tr("No answer: port %1 is closed").arg(row.form.port);
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectTimeout:
        return tr("Not reachable");
    case ErrorCode::NameNotResolved:
        return tr("Name not known");
    case ErrorCode::AuthenticationRefused:
        return tr("Login refused");
    case ErrorCode::KeyUnreadable:
    case ErrorCode::KeyPassphraseWrong:
        return tr("Private key cannot be used");
    case ErrorCode::SudoRefused:
    case ErrorCode::SudoPasswordWrong:
        return tr("sudo refused");
    default:
        return engine::ErrorTexts::of(*row.error).sentence;
    }
}

std::vector<engine::CheckResult> AddressesModel::remarks(int row) const
{
    std::vector<engine::CheckResult> bad;
    std::copy_if(at(row).checks.begin(), at(row).checks.end(), std::back_inserter(bad),
                 [](const engine::CheckResult &check) { return check.severity != Severity::Good; });
    return bad;
}

const model::HostFacts *AddressesModel::facts(int row) const
{
    return at(row).facts ? &*at(row).facts : nullptr;
}

bool AddressesModel::isOneNic(int row) const
{
    const Row &found = at(row);
    if (!found.facts || found.form.providerInterface.isEmpty())
        return false;
    const model::Nic *management = nicWith(*found.facts, found.form.address);
    return management != nullptr && management->name == found.form.providerInterface;
}

QStringList AddressesModel::oneNicHosts() const
{
    QStringList names;
    for (int row = 0; row < rowCount(); ++row) {
        if (isOneNic(row))
            names << at(row).form.name;
    }
    return names;
}

bool AddressesModel::isPracticeLab() const
{
    return m_installation.hasProject() && m_installation.project().content().practiceLab;
}

int AddressesModel::count(HostState wanted) const
{
    int number = 0;
    for (int row = 0; row < rowCount(); ++row)
        number += state(row) == wanted ? 1 : 0;
    return number;
}

bool AddressesModel::isComplete() const
{
    return !m_rows.empty() && !m_problem &&
           std::all_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.faults.empty(); });
}

QString AddressesModel::problem() const
{
    if (!m_problem)
        return {};
    if (m_problem->code == ErrorCode::NoController)
        return tr("One host must be the controller. Until then nothing is kept.");
    const engine::ErrorText text = engine::ErrorTexts::of(*m_problem);
    return text.sentence + QLatin1Char(' ') + text.remedy;
}

QString AddressesModel::faultText(int row, HostField field) const
{
    const auto found = at(row).faults.find(field);
    if (found == at(row).faults.end())
        return {};
    switch (found->second) {
    case HostFault::Ipv6:
        return tr("IPv6 is not supported: the guides use IPv4. Give an IPv4 address.");
    case HostFault::SecondController:
        return tr("There is a controller already. Only one host can be it.");
    case HostFault::FileMissing:
        return tr("There is no such file on this computer.");
    case HostFault::Taken:
        return field == HostField::Name ? tr("Another host has this name.")
                                        : tr("Another host has this address.");
    case HostFault::Missing:
        switch (field) {
        case HostField::Roles:
            return tr("Choose at least one role.");
        case HostField::KeyFile:
            return tr("Give the path of the private key.");
        case HostField::Address:
            return tr("Give the IPv4 address, such as 10.0.0.11, or a host name.");
        default:
            return tr("This must not be empty.");
        }
    case HostFault::Wrong:
        break;
    }
    switch (field) {
    case HostField::Name:
        return tr("Letters, digits and hyphens only, such as compute1.");
    case HostField::Address:
        return tr("This is neither an IPv4 address, such as 10.0.0.11, nor a host name.");
    case HostField::Overlay:
        return tr("This is not an IPv4 address.");
    case HostField::Port:
        return tr("A number from 1 to 65535.");
    case HostField::ProviderInterface:
        return tr("The name of a network interface, such as eth1.");
    default:
        return tr("This is not a login name.");
    }
}

} // namespace pikestaff::pages
