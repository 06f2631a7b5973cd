// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/secretstore.h"

#include <QString>

namespace pikestaff::model {

/// The file that keeps a project's secrets: libsodium, key from a passphrase (Argon2id) or a random
/// key kept elsewhere. The file says which of both in clear text.
class Vault
{
public:
    enum class KeyKind { Passphrase, KeyFile };

    /// Errors: FileMissing, VaultDamaged.
    [[nodiscard]] static base::Result<KeyKind> keyKind(const QString &path);
    /// Errors: VaultLocked (wrong key), VaultDamaged.
    [[nodiscard]] static base::Status load(const QString &path, const base::Secret &key,
                                           SecretStore &into);
    [[nodiscard]] static base::Status save(const QString &path, KeyKind kind,
                                           const base::Secret &key, const SecretStore &from);
};

} // namespace pikestaff::model
