// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QString>

namespace pikestaff::operations {

/// The guide's lines for an interface without an address, for /etc/network/interfaces.
[[nodiscard]] QString manualStanza(const QString &interface);

struct InterfacesOutcome
{
    QString text;
    bool changed = false;
};

/// The interface has the guide's stanza and no other: others for it are commented out.
[[nodiscard]] InterfacesOutcome editInterfaces(const QString &text, const QString &interface);

/// A NIC that this host and the instances share: the host's addresses are on a bridge, and `port`,
/// one end of a pair of virtual interfaces whose other end is in the bridge, stands for the NIC.
struct SharedNic
{
    QString interface;
    QString bridge;
    QString port;

    [[nodiscard]] QString portInBridge() const { return port + QLatin1String("-br"); }
};

/// What the interface had is the bridge's, which makes itself when it is brought up. Error:
/// InvalidValue (detail = why it must not be touched).
[[nodiscard]] base::Result<InterfacesOutcome> moveToBridge(const QString &text,
                                                           const SharedNic &nic);

} // namespace pikestaff::operations
