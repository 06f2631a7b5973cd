// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"
#include "remote/ssh/hostkey.h"
#include "remote/ssh/patience.h"
#include "remote/ssh/sshsession.h"

#include <QString>

#include <memory>

namespace pikestaff::remote::ssh {

/// A session with a host that is the one we know, before login. The kinds of key that we know are
/// asked for first, so that a host with several keys is not taken for another one. Errors: those of
/// reaching a host, HostKeyUnknown, HostKeyChanged, FileUnreadable (known hosts).
[[nodiscard]] base::Result<std::unique_ptr<SshSession>>
openTrusted(const model::Host &host, const QString &knownHostsPath, const Patience &patience);

struct Introduction
{
    std::unique_ptr<SshSession> session;
    HostKey key; ///< as offered; of the first kind when none has the wanted fingerprint
    bool isWanted = false;
};

/// A session in which the host shows the key with this fingerprint, whatever its kind; empty: any.
[[nodiscard]] base::Result<Introduction>
openShowing(const model::Host &host, const QString &fingerprint, const Patience &patience);

} // namespace pikestaff::remote::ssh
