// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/host.h"

#include <map>
#include <vector>

namespace pikestaff::pages {

/// A host as it is typed: any text, right or wrong.
struct HostForm
{
    QString name;
    QSet<model::Role> roles;
    QString address;
    QString port = QStringLiteral("22");
    QString user = QStringLiteral("root");
    model::Login login = model::Login::Agent;
    QString keyFile;
    model::Sudo sudo = model::Sudo::None;
    QString providerInterface;
    QString overlayAddress;
    QString hostKey; ///< not typed: trusted beforehand, by the practice lab

    friend bool operator==(const HostForm &, const HostForm &) = default;
    /// Does it lead to the same login on the same machine?
    [[nodiscard]] bool reachesTheSame(const HostForm &other) const;
};

enum class HostField { Name, Roles, Address, Port, User, KeyFile, ProviderInterface, Overlay };

enum class HostFault {
    Missing,
    Wrong,
    Ipv6, ///< of an address: the guides know IPv4 only
    Taken,
    SecondController,
    FileMissing,
};

using HostFaults = std::map<HostField, HostFault>;

[[nodiscard]] HostForm formOf(const model::Host &host);
/// Only meaningful where there are no faults.
[[nodiscard]] model::Host hostOf(const HostForm &form);

/// What is wrong with one of these forms; a second name, address or controller is the fault of the
/// later one.
[[nodiscard]] HostFaults faultsOf(const std::vector<HostForm> &forms, size_t which);

} // namespace pikestaff::pages
