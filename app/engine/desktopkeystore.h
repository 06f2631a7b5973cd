// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/keystore.h"

#include <memory>

namespace pikestaff::engine {

/// The key store of the desktop that this program runs in; none where there is no session bus (a
/// server, a container). Any thread.
[[nodiscard]] std::unique_ptr<KeyStore> desktopKeyStore();

} // namespace pikestaff::engine
