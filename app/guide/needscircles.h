// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "guide/guide.h"

#include <vector>

namespace pikestaff::guide {

/// Every circle that the needs of a guide make among themselves or with the guide's order on a host
/// of one role: CyclicNeeds, subject = file:line of a need, detail = the needs on the way round.
/// Needs that are no good anyway are passed over.
[[nodiscard]] std::vector<base::Error> circlesOfNeeds(const Guide &guide);

} // namespace pikestaff::guide
