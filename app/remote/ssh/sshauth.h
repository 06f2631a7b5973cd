// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"
#include "remote/ssh/patience.h"
#include "remote/ssh/sshsession.h"
#include "remote/ssh/sshtransport.h"

namespace pikestaff::remote::ssh {

/// Logs in by the host's one way (agent, key or password); a password is sent once at most. Errors:
/// AuthenticationRefused, KeyUnreadable, KeyPassphraseWrong, ConnectionLost, ConnectTimeout,
/// Cancelled.
[[nodiscard]] base::Status authenticate(SshSession &session, const SshSettings &settings,
                                        const Patience &patience);

} // namespace pikestaff::remote::ssh
