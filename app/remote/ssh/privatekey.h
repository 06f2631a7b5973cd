// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QString>

#include <libssh/libssh.h>

#include <memory>
#include <optional>

namespace pikestaff::remote::ssh {

struct FreeKey
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using PrivateKey = std::unique_ptr<ssh_key_struct, FreeKey>;

/// RSA, ECDSA or Ed25519 from an OpenSSH or PEM file; "~/" is the home folder. Never asks on the
/// terminal. Errors: KeyUnreadable, KeyPassphraseWrong (subject = file).
[[nodiscard]] base::Result<PrivateKey>
loadPrivateKey(const QString &path, const std::optional<base::Secret> &passphrase);

} // namespace pikestaff::remote::ssh
