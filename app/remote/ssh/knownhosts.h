// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"
#include "remote/ssh/hostkey.h"

#include <QString>

#include <vector>

namespace pikestaff::remote::ssh {

/// Our own known-hosts file: lines "host type blob" that OpenSSH reads too, one a key, the host
/// plain and never hashed. Any thread; changes are atomic.
class KnownHosts
{
public:
    explicit KnownHosts(QString path)
        : m_path(std::move(path))
    {
    }

    /// Empty when the host or the file is not known. Error: FileUnreadable.
    [[nodiscard]] base::Result<std::vector<HostKey>> keysOf(const model::Host &host) const;
    /// Errors: FileUnreadable, FileUnwritable, DiskFull.
    [[nodiscard]] base::Status add(const model::Host &host, const HostKey &key) const;
    [[nodiscard]] base::Status forget(const model::Host &host) const;

    /// "10.0.0.11", "[10.0.0.11]:2222".
    [[nodiscard]] static QByteArray nameOf(const model::Host &host);

private:
    QString m_path;
};

} // namespace pikestaff::remote::ssh
