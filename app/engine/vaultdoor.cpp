// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/vaultdoor.h"

namespace pikestaff::engine {

using base::Error;
using base::Secret;
using model::Vault;

VaultKey cloneOf(const VaultKey &key)
{
    return {key.kind, key.key.clone(), key.place, key.keyFile};
}

VaultDoor::VaultDoor(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &stop) { work(stop); })
{
}

VaultDoor::~VaultDoor()
{
    m_thread.request_stop();
    m_thread.join();
}

void VaultDoor::open(const VaultPlace &place, Secret passphrase)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_opening = Opening{place, std::move(passphrase)};
    }
    m_asked.notify_one();
}

void VaultDoor::save(const VaultPlace &place, std::optional<VaultKey> key,
                     model::SecretStore secrets)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_saving.insert_or_assign(place.path, Saving{place, std::move(key), std::move(secrets)});
    }
    m_asked.notify_one();
}

void VaultDoor::work(const std::stop_token &stop)
{
    for (;;) {
        std::optional<Opening> opening;
        std::map<QString, Saving> saving;
        {
            std::unique_lock lock(m_mutex);
            m_asked.wait(lock, stop, [this] { return m_opening || !m_saving.empty(); });
            opening = std::exchange(m_opening, std::nullopt);
            saving = std::exchange(m_saving, {});
        }
        if (!opening && saving.empty())
            return; // stopped, and nothing waits
        for (auto &[path, job] : saving)
            doSave(std::move(job));
        if (opening && !stop.stop_requested())
            doOpen(std::move(*opening));
    }
}

void VaultDoor::doOpen(Opening job)
{
    const auto given = [&job](const QString &) { return job.passphrase.clone(); };
    const QString path = job.place.path;
    const auto refuse = [this, path](const Error &error) {
        QMetaObject::invokeMethod(
            this, [this, path, error] { Q_EMIT refused(path, error); }, Qt::QueuedConnection);
    };
    auto key = keyOfVault(path, job.place.projectId, given, job.place.store);
    if (!key) {
        refuse(key.error());
        return;
    }
    auto vault = std::make_shared<OpenedVault>();
    if (const base::Status loaded = Vault::load(path, key->key, vault->secrets); !loaded) {
        refuse(loaded.error());
        return;
    }
    vault->key = std::move(*key);
    QMetaObject::invokeMethod(
        this, [this, path, vault] { Q_EMIT opened(path, vault); }, Qt::QueuedConnection);
}

void VaultDoor::doSave(Saving job)
{
    const QString path = job.place.path;
    const auto fail = [this, path](const Error &error) {
        QMetaObject::invokeMethod(
            this, [this, path, error] { Q_EMIT saveFailed(path, error); }, Qt::QueuedConnection);
    };
    if (!job.key && m_lastKey && m_lastPath == path)
        job.key = cloneOf(*m_lastKey);
    if (!job.key) {
        auto made = keyForNewVault(job.place.projectId, job.place.store);
        if (!made) {
            fail(made.error());
            return;
        }
        job.key = std::move(*made);
    }
    m_lastKey = cloneOf(*job.key);
    m_lastPath = path;
    if (const auto done = Vault::save(path, job.key->kind, job.key->key, job.secrets); !done) {
        fail(done.error());
        return;
    }
    auto key = std::make_shared<VaultKey>(std::move(*job.key));
    QMetaObject::invokeMethod(
        this, [this, path, key] { Q_EMIT saved(path, key); }, Qt::QueuedConnection);
}

} // namespace pikestaff::engine
