// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "model/vault.h"

#include <QString>

#include <functional>

namespace pikestaff::engine {

/// Where the key of a project's vault comes from, in this order: PIKESTAFF_PASSPHRASE, the file
/// named by PIKESTAFF_PASSPHRASE_FILE, the prompt (where the vault has a passphrase), else a random
/// key, 0600, in the user's state folder, never inside the project.
struct VaultKey
{
    model::Vault::KeyKind kind = model::Vault::KeyKind::KeyFile;
    base::Secret key;
    QString keyFile; ///< of KeyFile: where it lies, to be said plainly
};

/// Asks the user; an empty secret = none given. May be empty (no terminal).
using PassphrasePrompt = std::function<base::Secret(const QString &vaultPath)>;

/// For a vault that exists. Errors: VaultLocked, FileMissing (the key file is gone).
[[nodiscard]] base::Result<VaultKey> keyOfVault(const QString &vaultPath, const QString &projectId,
                                                const PassphrasePrompt &prompt);
/// For a new vault. Makes the key file where no passphrase is given.
[[nodiscard]] base::Result<VaultKey> keyForNewVault(const QString &projectId);

} // namespace pikestaff::engine
