// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"
#include "model/secretstore.h"
#include "remote/transport.h"

#include <functional>
#include <memory>

namespace pikestaff::engine {

/// How hosts are reached; main/composition puts SSH in, tests something else.
struct HostAccess
{
    std::function<std::unique_ptr<remote::Transport>(
        const model::Host &host, const model::SecretStore &secrets, const QString &knownHosts)>
        makeTransport;
    /// "SHA256:..." that the host shows now. Blocks for some seconds at most.
    std::function<base::Result<QString>(const model::Host &host)> readKey;
    std::function<base::Status(const model::Host &host, const QString &knownHosts,
                               const QString &fingerprint)>
        trustKey;
    std::function<base::Status(const model::Host &host, const QString &knownHosts)> forgetKey;
    /// "SHA256:..." that was trusted before; empty: none. Reads a small file. May be empty.
    std::function<base::Result<QString>(const model::Host &host, const QString &knownHosts)>
        knownKey{};
};

} // namespace pikestaff::engine
