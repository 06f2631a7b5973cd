// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/addressesmodel.h"

#include <algorithm>

namespace pikestaff::pages {

using base::Error;
using base::ErrorCode;
using base::HostName;
using engine::HostTest;
using engine::HostTestResult;
using engine::Installation;
using model::Role;

base::SecretId secretIdOf(HostPassword kind, const QString &host)
{
    switch (kind) {
    case HostPassword::Sudo:
        return model::sudoPassword(HostName(host));
    case HostPassword::KeyPassphrase:
        return model::keyPassphrase(HostName(host));
    case HostPassword::Login:
        break;
    }
    return model::loginPassword(HostName(host));
}

AddressesModel::AddressesModel(Installation &installation, QObject *parent)
    : QAbstractTableModel(parent)
    , m_installation(installation)
    , m_test(installation)
{
    connect(&installation, &Installation::projectOpened, this, &AddressesModel::reload);
    connect(&installation, &Installation::secretsChanged, this, &AddressesModel::changed);
    connect(&installation, &Installation::factsArrived, this, &AddressesModel::takeFacts);
    connect(&installation, &Installation::hostFailed, this, &AddressesModel::takeError);
    connect(&m_test, &HostTest::tested, this, &AddressesModel::take);
    connect(&m_test, &HostTest::finished, this, &AddressesModel::refresh);
    connect(&m_test, &HostTest::keyTrusted, this, [this](const HostName &host) {
        if (const int row = find(host); row >= 0)
            test(row);
    });
    connect(&m_test, &HostTest::keyRefused, this, &AddressesModel::takeError);
    connect(&m_lab, &engine::LabStart::finished, this, [this](const engine::LabStatus &status) {
        const base::Status taken = m_installation.takePracticeLab(status);
        reload();
        if (!taken)
            m_problem = taken.error();
        testAll();
    });
    connect(&m_lab, &engine::LabStart::failed, this, [this](const Error &error) {
        m_problem = error;
        Q_EMIT changed();
    });
    reload();
}

void AddressesModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_problem.reset();
    if (m_installation.hasProject()) {
        for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
            Row row{.form = formOf(host)};
            row.kept = host;
            const auto known = m_installation.facts().find(host.name);
            if (known != m_installation.facts().end()) {
                row.facts = known->second;
                row.checks =
                    engine::Precheck::examineOne(m_installation.guide(), host, known->second);
            }
            m_rows.push_back(std::move(row));
        }
    }
    for (int row = 0; row < rowCount(); ++row)
        at(row).faults = faultsOf(forms(), static_cast<size_t>(row));
    endResetModel();
    Q_EMIT changed();
}

std::vector<HostForm> AddressesModel::forms() const
{
    std::vector<HostForm> all;
    std::transform(m_rows.begin(), m_rows.end(), std::back_inserter(all),
                   [](const Row &row) { return row.form; });
    return all;
}

int AddressesModel::find(const HostName &host) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&host](const Row &row) {
        return row.form.name == host.value();
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

// --- what is typed -----------------------------------------------------------------------------

void AddressesModel::setForm(int row, const HostForm &form)
{
    Row &changedRow = at(row);
    if (changedRow.form == form)
        return;
    const HostForm before = std::exchange(changedRow.form, form);
    if (before.address != form.address || before.port != form.port)
        changedRow.form.hostKey.clear(); // it was that machine's
    if (!before.reachesTheSame(form)) {
        changedRow.error.reset();
        changedRow.facts.reset();
        changedRow.checks.clear();
    } else if (changedRow.facts) {
        changedRow.checks =
            engine::Precheck::examineOne(m_installation.guide(), hostOf(form), *changedRow.facts);
    }
    examine();
    if (before.name != form.name && changedRow.faults.count(HostField::Name) == 0)
        renamePasswords(before.name, form.name);
}

void AddressesModel::examine()
{
    const std::vector<HostForm> all = forms();
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].faults = faultsOf(all, i);
    keep();
    refresh();
}

/// A host that is wrong now stays in the project as it was.
void AddressesModel::keep()
{
    std::vector<model::Host> hosts;
    for (const Row &row : m_rows) {
        if (row.faults.empty())
            hosts.push_back(hostOf(row.form));
        else if (row.kept)
            hosts.push_back(*row.kept);
    }
    m_problem.reset();
    auto inventory = hosts.empty() ? base::Result<model::Inventory>(model::Inventory())
                                   : model::Inventory::make(std::move(hosts));
    if (!inventory) {
        m_problem = inventory.error();
        return;
    }
    if (const base::Status kept = m_installation.setHosts(std::move(*inventory)); !kept) {
        m_problem = kept.error();
        return;
    }
    for (Row &row : m_rows) {
        if (row.faults.empty())
            row.kept = hostOf(row.form);
    }
}

int AddressesModel::addHost()
{
    const std::vector<HostForm> all = forms();
    const auto isTaken = [&all](const QString &name) {
        return std::any_of(all.begin(), all.end(),
                           [&name](const HostForm &form) { return form.name == name; });
    };
    const bool hasController = std::any_of(all.begin(), all.end(), [](const HostForm &form) {
        return form.roles.contains(Role::Controller);
    });
    HostForm form = all.empty() ? HostForm() : all.back();
    form.roles = {hasController ? Role::Compute : Role::Controller};
    form.name = QStringLiteral("controller");
    for (int number = 1; hasController || isTaken(form.name); ++number) {
        form.name = QStringLiteral("compute%1").arg(number);
        if (!isTaken(form.name))
            break;
    }
    form.address.clear();
    form.overlayAddress.clear();
    form.hostKey.clear();
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(Row{.form = form});
    endInsertRows();
    examine();
    return row;
}

std::vector<HostLine> AddressesModel::read(const QString &list) const
{
    const std::vector<HostForm> all = forms();
    return readHostList(list, all, all.empty() ? HostForm() : all.back());
}

int AddressesModel::addHosts(const std::vector<HostLine> &lines)
{
    std::vector<HostForm> good;
    for (const HostLine &line : lines) {
        if (!line.fault)
            good.push_back(line.form);
    }
    if (good.empty())
        return 0;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(good.size()) - 1);
    for (const HostForm &form : good)
        m_rows.push_back(Row{.form = form});
    endInsertRows();
    examine();
    return static_cast<int>(good.size());
}

void AddressesModel::removeHost(int row)
{
    const QString name = at(row).form.name;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    renamePasswords(name, {});
    examine();
}

// --- passwords ---------------------------------------------------------------------------------

bool AddressesModel::hasPassword(int row, HostPassword kind) const
{
    return m_installation.hasProject() &&
           m_installation.secrets().has(secretIdOf(kind, at(row).form.name));
}

base::Status AddressesModel::setPassword(int row, HostPassword kind, base::Secret secret)
{
    std::vector<engine::SecretChange> changes;
    changes.push_back({secretIdOf(kind, at(row).form.name), std::move(secret)});
    at(row).error.reset();
    return m_installation.changeSecrets(std::move(changes));
}

/// To no name: they are removed.
void AddressesModel::renamePasswords(const QString &from, const QString &to)
{
    std::vector<engine::SecretChange> changes;
    for (const HostPassword kind :
         {HostPassword::Login, HostPassword::Sudo, HostPassword::KeyPassphrase}) {
        const base::SecretId old = secretIdOf(kind, from);
        if (!m_installation.secrets().has(old))
            continue;
        if (auto bytes = m_installation.secrets().reveal(model::Content::sealed(old));
            bytes && !to.isEmpty())
            changes.push_back({secretIdOf(kind, to), base::Secret(std::move(*bytes))});
        changes.push_back({old, std::nullopt});
    }
    if (changes.empty())
        return;
    if (const base::Status kept = m_installation.changeSecrets(std::move(changes)); !kept)
        m_problem = kept.error();
}

// --- tests -------------------------------------------------------------------------------------

void AddressesModel::testAll()
{
    std::vector<model::Host> hosts;
    for (Row &row : m_rows) {
        if (!row.faults.empty())
            continue;
        hosts.push_back(hostOf(row.form));
        row.error.reset();
    }
    m_test.start(hosts);
    refresh();
}

void AddressesModel::test(int row)
{
    if (!at(row).faults.empty())
        return;
    at(row).error.reset();
    m_test.start({hostOf(at(row).form)});
    refresh();
}

void AddressesModel::take(const HostTestResult &result)
{
    if (result.error)
        takeError(result.host, *result.error);
    else
        takeFacts(result.host, result.facts);
}

void AddressesModel::takeFacts(const HostName &host, const model::HostFacts &facts)
{
    const int row = find(host);
    if (row < 0)
        return;
    Row &found = at(row);
    found.error.reset();
    found.facts = facts;
    found.checks = engine::Precheck::examineOne(m_installation.guide(), hostOf(found.form), facts);
    refresh();
}

void AddressesModel::takeError(const HostName &host, const Error &error)
{
    const int row = find(host);
    if (row < 0)
        return;
    Row &found = at(row);
    if (error.code != ErrorCode::Cancelled) {
        found.error = error;
        found.facts.reset();
        found.checks.clear();
    }
    found.shownKey = error.detail;
    refresh();
}

void AddressesModel::trustKey(int row)
{
    if (state(row) == HostState::KeyUnknown)
        m_test.trust(hostOf(at(row).form), at(row).shownKey);
}

void AddressesModel::forgetKey(int row)
{
    const model::Host host = hostOf(at(row).form);
    base::Status forgotten = m_test.forget(host);
    if (forgotten && m_installation.requireHost(host.name))
        forgotten = m_installation.voidHost(host.name);
    if (!forgotten) {
        m_problem = forgotten.error();
        Q_EMIT changed();
        return;
    }
    if (!at(row).form.hostKey.isEmpty()) {
        at(row).form.hostKey.clear();
        keep();
    }
    test(row);
}

void AddressesModel::readLab() { m_lab.readStatus(); }

void AddressesModel::refresh()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void AddressesModel::retranslate()
{
    // What was found on a host is said in the language of the window.
    for (Row &row : m_rows) {
        if (row.facts)
            row.checks =
                engine::Precheck::examineOne(m_installation.guide(), hostOf(row.form), *row.facts);
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    refresh();
}

} // namespace pikestaff::pages
