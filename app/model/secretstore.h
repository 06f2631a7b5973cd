// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "model/content.h"

#include <QList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace pikestaff::model {

/// The only owner of secrets. Filled before a run, then read from several threads.
class SecretStore
{
public:
    void set(const base::SecretId &id,
             base::Secret secret); ///< counts the version up when it differs
    void restore(const base::SecretId &id, base::Secret secret, int version); ///< from the vault
    void remove(const base::SecretId &id);
    [[nodiscard]] bool has(const base::SecretId &id) const;
    [[nodiscard]] int version(const base::SecretId &id) const; ///< 0: never set
    [[nodiscard]] QList<base::SecretId> ids() const;

    /// UTF-8 with every hole filled. The caller wipes it after use. Error: SecretMissing.
    [[nodiscard]] base::Result<QByteArray> reveal(const Content &content) const;
    /// Compares without handing the secret out; false when one is missing.
    [[nodiscard]] bool matches(const Content &content, QByteArrayView text) const;
    /// For the vault and the redactor.
    void
    visit(const std::function<void(const base::SecretId &, QByteArrayView, int)> &visitor) const;

private:
    struct Entry
    {
        std::optional<base::Secret> secret; ///< none: removed, its version is not given twice
        int version = 0;
    };
    [[nodiscard]] const base::Secret *find(const base::SecretId &id) const;
    [[nodiscard]] base::Result<QByteArray> reveal(const Fragment &fragment) const;
    [[nodiscard]] base::Result<QByteArray> reveal(const std::vector<Fragment> &fragments) const;
    std::map<base::SecretId, Entry> m_entries;
};

/// 20 characters of [A-Za-z0-9], from the system's random source.
[[nodiscard]] base::Secret generateSecret(int length = 20);

} // namespace pikestaff::model
