// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"

#include <QFileInfo>

#include <algorithm>

// The passwords of Installation: its vault, opened and saved here and now or behind VaultDoor.

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Status;
using model::Vault;

/// Nothing of one project may be taken for another's.
void Installation::forgetProject()
{
    m_secrets = {};
    m_key.reset();
    m_facts.clear();
    m_knownFacts.clear();
    m_plan.reset();
    m_log.reset();
}

Status Installation::openVault()
{
    const QString path = m_project->vaultPath();
    if (m_key)
        return {};
    if (!QFileInfo::exists(path))
        return {};
    auto key = keyOfVault(path, m_project->content().id, m_prompt, m_keyStore.get());
    if (!key)
        return Failure(key.error());
    if (const Status loaded = Vault::load(path, key->key, m_secrets); !loaded)
        return loaded;
    m_key.emplace(std::move(*key));
    return {};
}

Status Installation::saveVault()
{
    if (!m_key) {
        auto key = keyForNewVault(m_project->content().id, m_keyStore.get());
        if (!key)
            return Failure(key.error());
        m_key.emplace(std::move(*key));
    }
    return Vault::save(m_project->vaultPath(), m_key->kind, m_key->key, m_secrets);
}

Status Installation::setSecret(const base::SecretId &id, base::Secret secret)
{
    if (const Status opened = openVault(); !opened)
        return opened;
    m_secrets.set(id, std::move(secret));
    return saveVault();
}

Status Installation::generateSecrets()
{
    if (const Status opened = openVault(); !opened)
        return opened;
    for (const guide::SecretSpec &spec : m_guide->secrets) {
        if (!m_secrets.has(spec.id))
            m_secrets.set(spec.id, model::generateSecret());
    }
    return saveVault();
}

bool Installation::isSecret(const base::SecretId &id) const
{
    return std::any_of(m_guide->secrets.begin(), m_guide->secrets.end(),
                       [&id](const guide::SecretSpec &spec) { return spec.id == id; });
}

// --- behind the door ---------------------------------------------------------------------------

void Installation::connectVaultDoor()
{
    const auto isOurs = [this](const QString &path) {
        return m_project && m_project->vaultPath() == path;
    };
    connect(&m_vaultDoor, &VaultDoor::opened, this,
            [this, isOurs](const QString &path, const std::shared_ptr<OpenedVault> &vault) {
                if (!isOurs(path) || m_key)
                    return;
                m_secrets = std::move(vault->secrets);
                m_key = std::move(vault->key);
                Q_EMIT vaultOpened();
                Q_EMIT secretsChanged();
            });
    connect(&m_vaultDoor, &VaultDoor::saved, this,
            [this, isOurs](const QString &path, const std::shared_ptr<VaultKey> &key) {
                if (!isOurs(path))
                    return;
                if (!m_key)
                    m_key = std::move(*key);
                Q_EMIT vaultSaved();
            });
    const auto fail = [this, isOurs](const QString &path, const Error &error) {
        if (isOurs(path))
            Q_EMIT vaultFailed(error);
    };
    connect(&m_vaultDoor, &VaultDoor::refused, this, fail);
    connect(&m_vaultDoor, &VaultDoor::saveFailed, this, fail);
}

VaultPlace Installation::vaultPlace() const
{
    return {m_project->vaultPath(), m_project->content().id, m_keyStore.get()};
}

bool Installation::isVaultOpen() const
{
    // The first save may be under way: its secrets are in memory, its key is not here yet.
    return m_project &&
           (m_key || !m_secrets.ids().isEmpty() || !QFileInfo::exists(m_project->vaultPath()));
}

bool Installation::vaultHasPassphrase() const
{
    const auto kind = Vault::keyKind(m_project->vaultPath());
    return kind && *kind == Vault::KeyKind::Passphrase;
}

void Installation::openVaultInBackground(base::Secret passphrase)
{
    m_vaultDoor.open(vaultPlace(), std::move(passphrase));
}

Status Installation::changeSecrets(std::vector<SecretChange> changes)
{
    if (!isVaultOpen())
        return Failure(Error{ErrorCode::VaultLocked, m_project->vaultPath(), {}, {}});
    for (SecretChange &change : changes) {
        if (change.secret)
            m_secrets.set(change.id, std::move(*change.secret));
        else
            m_secrets.remove(change.id);
    }
    m_vaultDoor.save(vaultPlace(), m_key ? std::optional(cloneOf(*m_key)) : std::nullopt,
                     copyOf(m_secrets));
    Q_EMIT secretsChanged();
    return {};
}

} // namespace pikestaff::engine
