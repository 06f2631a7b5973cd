// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"
#include "support/fakehost.h"

#include <atomic>

namespace pikestaff::support {

/// A connection to a FakeHost. Ends the test program where two threads use it at once.
class FakeTransport final : public remote::Transport
{
public:
    explicit FakeTransport(FakeHost &host)
        : m_host(host)
    {
    }

    [[nodiscard]] base::Status connect(std::stop_token stop) override;
    [[nodiscard]] base::Result<remote::ExecResult> exec(const remote::ExecRequest &request,
                                                        std::stop_token stop) override;
    [[nodiscard]] base::Status put(const QString &path, const QByteArray &content, unsigned mode,
                                   std::stop_token stop) override;
    [[nodiscard]] base::Result<QByteArray> get(const QString &path, std::stop_token stop) override;
    [[nodiscard]] base::Result<std::unique_ptr<Forward>> forward(const QString &address,
                                                                 quint16 port) override;
    [[nodiscard]] base::Status serve(std::chrono::milliseconds atMost,
                                     std::stop_token stop) override;
    void wake() override;
    [[nodiscard]] bool isConnected() const override { return m_cable != 0; }
    void close() override;

private:
    class Use;

    /// Forgets the connection where it is lost.
    template<typename Result>
    Result noticing(Result result);

    FakeHost &m_host;
    int m_cable = 0; ///< of the host; 0: not connected
    std::atomic<int> m_users = 0;
    bool m_woken = false; ///< under the host's lock
};

} // namespace pikestaff::support
