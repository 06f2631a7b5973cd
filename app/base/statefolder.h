// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

namespace pikestaff::base {

/// Where this user's logs and keys live: $XDG_STATE_HOME/pikestaff, else
/// ~/.local/state/pikestaff. It need not exist yet.
[[nodiscard]] QString stateFolder();

} // namespace pikestaff::base
