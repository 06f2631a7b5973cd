// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/practicelab.h"
#include "model/inventory.h"

#include <vector>

namespace pikestaff::engine {

struct LabHosts
{
    model::Inventory inventory;
    std::vector<model::Host> renewed; ///< hosts that show another key than before
};

/// A project's hosts with the addresses and keys that the lab has now (a reset makes new ones), and
/// the roles that they were given.
/// Pure. Error: LabFailed.
[[nodiscard]] base::Result<LabHosts> hostsOfLab(const model::Inventory &known,
                                                const LabStatus &lab);

} // namespace pikestaff::engine
