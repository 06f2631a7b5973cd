// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <functional>
#include <thread>
#include <vector>

namespace pikestaff::tests {

/// A TCP server on a loopback port that treats every connection, in a thread of its own, as told.
class Peer
{
public:
    /// Gets a blocking socket; the connection ends when it returns.
    using Treatment = std::function<void(int socket)>;

    explicit Peer(Treatment treatment);
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;
    Peer(Peer &&) = delete;
    Peer &operator=(Peer &&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

    /// Says this and hangs up.
    [[nodiscard]] static Treatment saying(const QByteArray &text);
    /// Says nothing until the other side hangs up.
    [[nodiscard]] static Treatment silence();

    /// A blocking client socket; -1: refused.
    [[nodiscard]] static int connectTo(quint16 port);
    static bool sendAll(int socket, QByteArrayView bytes);
    [[nodiscard]] static QByteArray receiveAll(int socket); ///< until end of file

private:
    void serve(const std::stop_token &stop);

    int m_listener;
    quint16 m_port = 0;
    Treatment m_treatment;
    std::jthread m_thread;
};

} // namespace pikestaff::tests
