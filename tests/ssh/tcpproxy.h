// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>

namespace pikestaff::tests {

/// A cable between us and a port of this computer that can be cut, or be silent while it stays
/// connected.
class TcpProxy
{
public:
    explicit TcpProxy(quint16 target);
    ~TcpProxy();
    TcpProxy(const TcpProxy &) = delete;
    TcpProxy &operator=(const TcpProxy &) = delete;
    TcpProxy(TcpProxy &&) = delete;
    TcpProxy &operator=(TcpProxy &&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    void cut(); ///< ends every connection there is; new ones are taken
    void setPaused(bool pause) { m_paused = pause; }
    [[nodiscard]] qint64 bytesToTarget() const { return m_bytesToTarget; }

private:
    void serve(const std::stop_token &stop);

    quint16 m_target;
    int m_listener;
    quint16 m_port = 0;
    std::atomic<bool> m_paused = false;
    std::atomic<int> m_cuts = 0;
    std::atomic<qint64> m_bytesToTarget = 0;
    std::jthread m_thread;
};

} // namespace pikestaff::tests
