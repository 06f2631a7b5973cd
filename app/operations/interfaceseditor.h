// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

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

} // namespace pikestaff::operations
