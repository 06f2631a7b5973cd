// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QString>

namespace pikestaff::engine {

/// Keeps keys for a user, opened by the user's login.
class KeyStore
{
public:
    KeyStore() = default;
    virtual ~KeyStore() = default;
    Q_DISABLE_COPY_MOVE(KeyStore)

    /// An empty secret: nothing is kept under this name. Error: KeyStoreRefused. Blocks, as long as
    /// the desktop asks its user to unlock it.
    [[nodiscard]] virtual base::Result<base::Secret> read(const QString &name) = 0;
    /// Error: KeyStoreRefused.
    [[nodiscard]] virtual base::Status write(const QString &name, const base::Secret &key) = 0;
};

} // namespace pikestaff::engine
