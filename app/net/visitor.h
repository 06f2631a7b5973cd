// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/secret.h"
#include "model/visit.h"
#include "net/errand.h"
#include "remote/transport.h"

namespace pikestaff::net {

/// Tries until it is seen or the visit's patience is over, in the thread that owns the transport:
/// it waits for a thread of its own, which has the event loop. Errors: those of Transport.
[[nodiscard]] base::Result<Sight> see(remote::Transport &transport, const model::Visit &visit,
                                      const base::Secret &password, const std::stop_token &stop);

} // namespace pikestaff::net
