// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/vaultkey.h"

#include "base/atomicfile.h"
#include "base/statefolder.h"
#include "model/secretstore.h"

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;
using model::Vault;

namespace {

QString keyFilePath(const QString &projectId)
{
    return base::stateFolder() + QLatin1String("/keys/") + projectId;
}

/// A file's first line, or the variable itself.
Result<Secret> givenPassphrase()
{
    QByteArray given = qgetenv("PIKESTAFF_PASSPHRASE");
    if (!given.isEmpty())
        return Secret(std::move(given));
    const QString file = qEnvironmentVariable("PIKESTAFF_PASSPHRASE_FILE");
    if (file.isEmpty())
        return Secret();
    auto content = base::readFile(file);
    if (!content)
        return Failure(content.error());
    Secret passphrase(
        content->left(content->indexOf('\n') < 0 ? content->size() : content->indexOf('\n')));
    Secret::wipe(*content);
    return passphrase;
}

/// Did the store really keep it? What is lost here opens no vault any more.
bool keep(KeyStore &store, const QString &projectId, const Secret &key)
{
    if (!store.write(projectId, key))
        return false;
    const auto kept = store.read(projectId);
    return kept && kept->bytes() == key.bytes();
}

Result<VaultKey> randomKeyOf(const QString &vaultPath, const QString &projectId, KeyStore *store)
{
    const QString path = keyFilePath(projectId);
    if (auto key = base::readFile(path))
        return VaultKey{Vault::KeyKind::KeyFile, Secret(std::move(*key)), KeyPlace::KeyFile, path};
    if (store != nullptr) {
        auto kept = store->read(projectId);
        if (!kept)
            return Failure(
                Error{ErrorCode::KeyStoreRefused, vaultPath, kept.error().detail, nullptr});
        if (!kept->isEmpty())
            return VaultKey{Vault::KeyKind::KeyFile, std::move(*kept), KeyPlace::KeyStore, {}};
    }
    return Failure(Error{ErrorCode::VaultKeyMissing, vaultPath, path, nullptr});
}

} // namespace

Result<VaultKey> keyOfVault(const QString &vaultPath, const QString &projectId,
                            const PassphrasePrompt &prompt, KeyStore *store)
{
    const auto kind = Vault::keyKind(vaultPath);
    if (!kind)
        return Failure(kind.error());
    if (*kind == Vault::KeyKind::KeyFile)
        return randomKeyOf(vaultPath, projectId, store);
    auto passphrase = givenPassphrase();
    if (!passphrase)
        return Failure(passphrase.error());
    if (passphrase->isEmpty() && prompt)
        *passphrase = prompt(vaultPath);
    if (passphrase->isEmpty())
        return Failure(Error{ErrorCode::VaultLocked, vaultPath, {}, {}});
    return VaultKey{*kind, std::move(*passphrase), KeyPlace::User, {}};
}

Result<VaultKey> keyForNewVault(const QString &projectId, KeyStore *store)
{
    auto passphrase = givenPassphrase();
    if (!passphrase)
        return Failure(passphrase.error());
    if (!passphrase->isEmpty())
        return VaultKey{Vault::KeyKind::Passphrase, std::move(*passphrase), KeyPlace::User, {}};
    const QString path = keyFilePath(projectId);
    if (auto existing = base::readFile(path)) {
        return VaultKey{Vault::KeyKind::KeyFile, Secret(std::move(*existing)), KeyPlace::KeyFile,
                        path};
    }
    Secret key = model::generateSecret(43); // 256 bits of [A-Za-z0-9]
    if (store != nullptr && keep(*store, projectId, key))
        return VaultKey{Vault::KeyKind::KeyFile, std::move(key), KeyPlace::KeyStore, {}};
    const QString folder = path.left(path.lastIndexOf(QLatin1Char('/')));
    if (const auto made = base::makeFolder(folder, 0700); !made)
        return Failure(made.error());
    const auto written = base::writeFileAtomically(path, key.bytes().toByteArray(), 0600);
    if (!written)
        return Failure(written.error());
    return VaultKey{Vault::KeyKind::KeyFile, std::move(key), KeyPlace::KeyFile, path};
}

} // namespace pikestaff::engine
