// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "net/tokenerrand.h"

#include <QWebSocket>

namespace pikestaff::net {

/// Opens the console of an instance as the noVNC page does, far enough to hear the hypervisor.
/// Its address holds a token that lets anybody in, so it is never said.
/// Source: Compute API v2.1, "Get VNC Console"; RFC 6143 §7.1.1.
class ConsoleErrand final : public TokenErrand
{
public:
    using TokenErrand::TokenErrand;

    /// Where the socket of a console's page is: in "path", or in "token" for old pages. Empty:
    /// neither is there.
    [[nodiscard]] static QUrl socketOf(const QUrl &page);

private:
    void loggedIn(const QJsonObject &token) override;
    void askServers(const base::Result<Page> &page);
    void askConsole(const base::Result<Page> &page);
    void openSocket(const QUrl &console);
    void hear(const QByteArray &bytes);

    QString m_compute; ///< the public address of Compute
    QByteArray m_heard;
    bool m_over = false;
    QWebSocket m_socket;
};

} // namespace pikestaff::net
