// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace pikestaff::remote::ssh {

/// A host's public key as a known-hosts file writes it.
struct HostKey
{
    QByteArray type; ///< "ssh-ed25519"
    QByteArray blob; ///< base64

    [[nodiscard]] QString fingerprint() const; ///< "SHA256:...", as ssh-keygen -l prints it

    friend bool operator==(const HostKey &, const HostKey &) = default;
};

} // namespace pikestaff::remote::ssh
