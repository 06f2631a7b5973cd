// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"

#include <QString>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace pikestaff::net {

/// Ports of this computer that lead to places as a host sees them, opened when they are asked for.
/// One thread owns the transport and is in serve(); another one asks.
class Doors
{
public:
    explicit Doors(remote::Transport &transport)
        : m_transport(transport)
    {
    }

    /// The asking thread: the local port for a place. Waits until the other one has opened it.
    /// Cancelled: nobody serves any more.
    [[nodiscard]] base::Result<quint16> open(const QString &host, quint16 port);
    /// The asking thread: serve() shall return.
    void finish();

    /// The transport's thread: until finish(), stop or the loss of the connection. Then every door
    /// is shut.
    [[nodiscard]] base::Status serve(const std::stop_token &stop);

private:
    using Place = std::pair<QString, quint16>;
    using Door = base::Result<std::unique_ptr<remote::Transport::Forward>>;

    [[nodiscard]] base::Status serveTurn(const std::stop_token &stop);
    void openWanted();

    remote::Transport &m_transport;
    std::mutex m_mutex;
    std::condition_variable m_opened;
    std::map<Place, Door> m_doors;
    std::optional<Place> m_wanted;
    bool m_finished = false;
    bool m_shut = false;
};

} // namespace pikestaff::net
