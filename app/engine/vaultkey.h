// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "engine/keystore.h"
#include "model/vault.h"

#include <QString>

#include <functional>

namespace pikestaff::engine {

/// Where the key of a project's vault is, never inside the project: a passphrase that the user
/// gives by PIKESTAFF_PASSPHRASE, by the file named in PIKESTAFF_PASSPHRASE_FILE or at the prompt;
/// else a random key in the key store of the desktop; without one, a file of the user's state
/// folder, 0600.
enum class KeyPlace { User, KeyStore, KeyFile };

struct VaultKey
{
    model::Vault::KeyKind kind = model::Vault::KeyKind::KeyFile;
    base::Secret key;
    KeyPlace place = KeyPlace::KeyFile;
    QString keyFile; ///< of KeyFile: where it lies, to be said plainly
};

/// Asks the user; an empty secret = none given. May be empty (no terminal).
using PassphrasePrompt = std::function<base::Secret(const QString &vaultPath)>;

/// For a vault that exists. Errors: VaultLocked, VaultKeyMissing, KeyStoreRefused. `store` may be
/// null.
[[nodiscard]] base::Result<VaultKey> keyOfVault(const QString &vaultPath, const QString &projectId,
                                                const PassphrasePrompt &prompt, KeyStore *store);
/// For a new vault. Makes a random key where no passphrase is given; a store that refuses it is as
/// good as none.
[[nodiscard]] base::Result<VaultKey> keyForNewVault(const QString &projectId, KeyStore *store);

} // namespace pikestaff::engine
