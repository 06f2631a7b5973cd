// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/ssh/sshtransport.h"

#include <QByteArray>

#include <thread>

namespace pikestaff::tests {

/// Bytes that repeat nowhere, other ones for each seed.
[[nodiscard]] QByteArray bytesOf(quint32 seed, qsizetype size);

/// A treatment for Peer: sends everything back as it comes.
void echo(int socket);

/// Sends these bytes to a port and gives what comes back until its end.
[[nodiscard]] QByteArray exchange(quint16 port, const QByteArray &bytes);

/// The owner's thread of a transport: serves until it is told to end.
class Served
{
public:
    explicit Served(remote::ssh::SshTransport &transport)
        : m_transport(transport)
        , m_thread([this](const std::stop_token &stop) {
            m_status = m_transport.serve(std::chrono::minutes(5), stop);
        })
    {
    }
    base::Status end()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_status;
    }

private:
    remote::ssh::SshTransport &m_transport;
    base::Status m_status;
    std::jthread m_thread;
};

} // namespace pikestaff::tests
