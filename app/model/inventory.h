// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"

#include <optional>
#include <vector>

namespace pikestaff::model {

/// All machines, in the user's order. Once made, valid: names and addresses are unique, names are
/// host names, exactly one controller.
class Inventory
{
public:
    Inventory() = default;
    /// Errors: DuplicateName, InvalidValue, NoController (subject = the host's name).
    [[nodiscard]] static base::Result<Inventory> make(std::vector<Host> hosts);

    [[nodiscard]] const std::vector<Host> &hosts() const { return m_hosts; }
    [[nodiscard]] const Host *find(const base::HostName &name) const;
    [[nodiscard]] const Host &controller() const; ///< only of an inventory that make() returned
    [[nodiscard]] std::vector<base::HostName> with(Role role) const;

private:
    std::vector<Host> m_hosts;
};

} // namespace pikestaff::model
