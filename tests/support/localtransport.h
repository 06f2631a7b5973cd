// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"

#include <QMap>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace pikestaff::test {

/// For tests only, never part of the program: a Transport whose "host" is this computer. Scripts
/// run with /bin/sh as the user of the test, never as another one. What the product keeps under
/// /run/pikestaff and /var/lib/pikestaff, and every file of put() and get(), lies under a folder of
/// the test instead. A stopped call ends the script's shell, as the end of a channel does sooner or
/// later; what a script has detached lives on.
class LocalTransport final : public remote::Transport
{
public:
    /// What a login may bring along and a script on a host has to bear.
    struct Caller
    {
        unsigned mask = 022;
        QMap<QString, QString> environment; ///< in addition to the plain one, or instead of it
    };

    explicit LocalTransport(QString folder)
        : m_folder(std::move(folder))
    {
    }

    void setCaller(Caller caller) { m_caller = std::move(caller); }
    /// The connection is lost after so many bytes of standard output of the next exec().
    void cutAfter(qint64 bytes) { m_cutAfter = bytes; }
    [[nodiscard]] int execCount() const { return m_execCount; }
    [[nodiscard]] int putCount() const { return m_putCount; }
    /// Where a path of the host lies on this computer.
    [[nodiscard]] QString localPath(const QString &path) const { return m_folder + path; }

    [[nodiscard]] base::Status connect(std::stop_token stop) override;
    [[nodiscard]] base::Result<remote::ExecResult> exec(const remote::ExecRequest &request,
                                                        std::stop_token stop) override;
    [[nodiscard]] base::Status put(const QString &path, const QByteArray &content, unsigned mode,
                                   std::stop_token stop) override;
    [[nodiscard]] base::Result<QByteArray> get(const QString &path, std::stop_token stop) override;
    /// There are none: a test reaches a port of this computer directly. Always RemoteCommandFailed.
    [[nodiscard]] base::Result<std::unique_ptr<Forward>> forward(const QString &address,
                                                                 quint16 port) override;
    [[nodiscard]] base::Status serve(std::chrono::milliseconds atMost,
                                     std::stop_token stop) override;
    void wake() override;
    [[nodiscard]] bool isConnected() const override { return m_connected; }
    void close() override { m_connected = false; }

private:
    [[nodiscard]] QMap<QString, QString> environment() const;

    QString m_folder;
    Caller m_caller;
    qint64 m_cutAfter = -1;
    int m_execCount = 0;
    int m_putCount = 0;
    bool m_connected = false;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    bool m_wake = false;
};

} // namespace pikestaff::test
