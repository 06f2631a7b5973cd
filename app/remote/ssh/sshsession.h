// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/host.h"
#include "remote/ssh/hostkey.h"
#include "remote/ssh/patience.h"

#include <QByteArray>
#include <QString>

#include <libssh/libssh.h>

#include <memory>
#include <vector>

namespace pikestaff::remote::ssh {

/// One libssh session over a socket of ours, never blocking: every call either goes on at once or
/// waits in poll(2), where Patience can end it. One thread at a time.
class SshSession
{
public:
    /// Resolves, connects and exchanges keys; the host key is neither checked nor is anybody logged
    /// in. hostKeyAlgorithms is the order of preference. Errors: those of reaching a host.
    [[nodiscard]] static base::Result<std::unique_ptr<SshSession>>
    open(const model::Host &host, const QByteArray &hostKeyAlgorithms, const Patience &patience);
    ~SshSession();
    SshSession(const SshSession &) = delete;
    SshSession &operator=(const SshSession &) = delete;
    SshSession(SshSession &&) = delete;
    SshSession &operator=(SshSession &&) = delete;

    [[nodiscard]] ssh_session handle() const { return m_session; }
    [[nodiscard]] const QString &host() const { return m_host; }
    [[nodiscard]] base::Result<HostKey> hostKey() const;
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] QString errorText() const;
    /// ConnectionLost, with what libssh knows about it.
    [[nodiscard]] base::Error lost() const;

    [[nodiscard]] int descriptor() const { return ssh_get_fd(m_session); }
    [[nodiscard]] short pollEvents() const;
    /// Bytes that wait for the socket: no more should be given to libssh, which has no limit.
    [[nodiscard]] bool isWritePending() const;
    /// Handles what has arrived and sends what waits; callbacks run in here.
    void process();

    /// Repeats a libssh call until it is done; its return value. Errors: Cancelled, ConnectTimeout
    /// (detail = what).
    template<typename Call>
    [[nodiscard]] base::Result<int> complete(const Patience &patience, const QString &what,
                                             Call call)
    {
        for (;;) {
            const int result = call();
            if (result != SSH_AGAIN && result != SSH_AUTH_AGAIN) {
                return result;
            }
            if (!isAlive()) {
                return SSH_ERROR; // libssh itself would say "again" for ever
            }
            if (auto status = wait(patience, what); !status) {
                return base::Failure(status.error());
            }
        }
    }

    /// Takes a channel that is no longer wanted and frees it without waiting for the host.
    void discard(ssh_channel channel);

private:
    SshSession(ssh_session session, QString host);
    [[nodiscard]] base::Status handshake(int socket, const Patience &patience);
    [[nodiscard]] base::Status wait(const Patience &patience, const QString &what);
    void freeOrphans();

    ssh_session m_session;
    ssh_event m_event = nullptr;
    QString m_host;
    std::vector<ssh_channel> m_orphans; ///< still being opened when they were discarded
};

} // namespace pikestaff::remote::ssh
