// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/vaultkey.h"
#include "model/secretstore.h"

#include <QObject>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace pikestaff::engine {

/// Which vault, and who keeps keys. The store must live longer than the door; it may be null.
struct VaultPlace
{
    QString path;
    QString projectId;
    KeyStore *store = nullptr;
};

/// What opening a vault gives. Shared, because a signal hands it over.
struct OpenedVault
{
    VaultKey key;
    model::SecretStore secrets;
};

/// Opens and saves vaults in a thread of its own: a passphrase takes most of a second, a desktop's
/// key store as long as it asks its user. Of a vault's saves that wait only
/// the last is done. Signals come in
/// the thread of this object.
class VaultDoor : public QObject
{
    Q_OBJECT

public:
    explicit VaultDoor(QObject *parent = nullptr);
    ~VaultDoor() override; ///< what waits to be saved is saved first

    /// The passphrase is not asked of anybody else when it is empty. → opened or refused.
    void open(const VaultPlace &place, base::Secret passphrase);
    /// Without a key: that of the last save of this place, else a new one is made. → saved or
    /// saveFailed.
    void save(const VaultPlace &place, std::optional<VaultKey> key, model::SecretStore secrets);

Q_SIGNALS:
    void opened(const QString &path, const std::shared_ptr<pikestaff::engine::OpenedVault> &vault);
    void refused(const QString &path, const pikestaff::base::Error &error);
    void saved(const QString &path, const std::shared_ptr<pikestaff::engine::VaultKey> &key);
    void saveFailed(const QString &path, const pikestaff::base::Error &error);

private:
    struct Opening
    {
        VaultPlace place;
        base::Secret passphrase;
    };
    struct Saving
    {
        VaultPlace place;
        std::optional<VaultKey> key;
        model::SecretStore secrets;
    };

    void work(const std::stop_token &stop);
    void doOpen(Opening job);
    void doSave(Saving job);

    std::mutex m_mutex;
    std::condition_variable_any m_asked;
    std::optional<Opening> m_opening;
    std::map<QString, Saving> m_saving; ///< by path
    std::optional<VaultKey> m_lastKey;  ///< the thread's own
    QString m_lastPath;                 ///< the thread's own
    std::jthread m_thread;              ///< last: starts when all the rest is there
};

[[nodiscard]] VaultKey cloneOf(const VaultKey &key);

} // namespace pikestaff::engine
