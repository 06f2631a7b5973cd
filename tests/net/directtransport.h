// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"

#include <QMap>

#include <condition_variable>
#include <mutex>

namespace pikestaff::test {

/// For tests only: forwards are ports that this computer has anyway; nothing is ever executed.
class DirectTransport final : public remote::Transport
{
public:
    explicit DirectTransport(QMap<QString, quint16> places) ///< "controller:5000" → port here
        : m_places(std::move(places))
    {
    }

    void cut(); ///< any thread: the connection is lost

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
    [[nodiscard]] bool isConnected() const override { return true; }
    void close() override { cut(); }

private:
    QMap<QString, quint16> m_places;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    bool m_cut = false;
};

} // namespace pikestaff::test
