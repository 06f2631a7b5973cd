// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/hostaccess.h"

#include <QString>

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

namespace pikestaff::tests {

/// Hosts for tests of the window: each is known by its address, shows a key, and answers with facts
/// or an error. Their keys are kept here instead of in a file. Any thread.
class ImaginedHosts
{
public:
    struct Host
    {
        QString key = QStringLiteral("SHA256:7QeN0xkZcB1dH2uVbQ9pLmT4sWfXaYrKjE5oGiU6fP0");
        std::optional<base::ErrorCode> error{}; ///< of connecting
        bool waits = false;                     ///< connecting lasts until it is stopped
        QByteArray nics = QByteArrayLiteral("nic eth0 52:54:00:00:00:01 up 1500\n"
                                            "nic eth1 52:54:00:00:00:02 up 1500\n");
        QByteArray network = QByteArrayLiteral("24"); ///< prefix of its address on eth0
        QByteArray managementNic = QByteArrayLiteral("eth0");
        int cpus = 4;
        qint64 memory = 16'000'000'000;
        double clockOffset = 0.02;
        QByteArray system = QByteArrayLiteral("os.id debian\nos.version 12\n"
                                              "os.name Debian GNU/Linux 12 (bookworm)\n");
    };

    void set(const QString &address, const Host &host);
    void change(const QString &address, const std::function<void(Host &)> &change);
    [[nodiscard]] engine::HostAccess access();

    [[nodiscard]] QString trustedKey(const QString &host) const; ///< by the host's name
    void setTrusted(const QString &host, const QString &key);
    [[nodiscard]] int connects() const;
    /// The login password of the last connect, as the transport got it.
    [[nodiscard]] QByteArray lastPassword() const;

private:
    friend class ImaginedTransport;
    [[nodiscard]] base::Status connect(const model::Host &host, const std::stop_token &stop);
    [[nodiscard]] QByteArray facts(const model::Host &host) const;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_never;
    std::map<QString, Host> m_hosts;
    std::map<QString, QString> m_trusted;
    int m_connects = 0;
    QByteArray m_password;
};

} // namespace pikestaff::tests
