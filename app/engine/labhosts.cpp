// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/labhosts.h"

#include <algorithm>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

Result<LabHosts> hostsOfLab(const model::Inventory &known, const LabStatus &lab)
{
    LabHosts result;
    std::vector<model::Host> hosts = known.hosts();
    for (model::Host &host : hosts) {
        const auto found =
            std::find_if(lab.hosts.begin(), lab.hosts.end(),
                         [&host](const model::Host &other) { return other.name == host.name; });
        if (found == lab.hosts.end()) {
            return Failure(Error{ErrorCode::LabFailed,
                                 host.name.value(),
                                 QStringLiteral("it has no host %1").arg(host.name.value()),
                                 {}});
        }
        const bool sameKey = found->hostKey == host.hostKey;
        const QSet<model::Role> roles = host.roles; // these are the user's
        host = *found;
        host.roles = roles;
        if (!sameKey)
            result.renewed.push_back(host);
    }
    auto inventory = model::Inventory::make(std::move(hosts));
    if (!inventory)
        return Failure(inventory.error());
    result.inventory = std::move(*inventory);
    return result;
}

} // namespace pikestaff::engine
