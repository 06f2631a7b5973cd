// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/secret.h"
#include "model/host.h"
#include "remote/transport.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace pikestaff::remote::ssh {

/// How to reach and enter one host.
struct SshSettings
{
    model::Host host;
    QString knownHostsPath; ///< our own file, never the user's
    std::optional<base::Secret> password;
    std::optional<base::Secret> keyPassphrase;
    std::optional<base::Secret> sudoPassword;
    std::chrono::milliseconds connectTimeout{15'000};
};

/// Transport on libssh: one session, one thread at a time, an event loop that an eventfd wakes.
/// Host keys: known → goes on; unknown → HostKeyUnknown with its SHA-256 unless
/// settings.host.hostKey says it; another one or another type → HostKeyChanged, always. See
/// trustHostKey().
class SshTransport final : public Transport
{
public:
    explicit SshTransport(SshSettings settings);
    ~SshTransport() override;
    SshTransport(const SshTransport &) = delete;
    SshTransport &operator=(const SshTransport &) = delete;
    SshTransport(SshTransport &&) = delete;
    SshTransport &operator=(SshTransport &&) = delete;

    [[nodiscard]] base::Status connect(std::stop_token stop) override;
    [[nodiscard]] base::Result<ExecResult> exec(const ExecRequest &request,
                                                std::stop_token stop) override;
    [[nodiscard]] base::Status put(const QString &path, const QByteArray &content, unsigned mode,
                                   std::stop_token stop) override;
    [[nodiscard]] base::Result<QByteArray> get(const QString &path, std::stop_token stop) override;
    [[nodiscard]] base::Result<std::unique_ptr<Forward>> forward(const QString &address,
                                                                 quint16 port) override;
    [[nodiscard]] base::Status serve(std::chrono::milliseconds atMost,
                                     std::stop_token stop) override;
    void wake() override;
    [[nodiscard]] bool isConnected() const override;
    void close() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Asks a host for its key without logging in: "SHA256:...". Errors: those of reaching it.
[[nodiscard]] base::Result<QString> readHostKey(const model::Host &host,
                                                std::chrono::milliseconds timeout);

/// Writes the key that the host shows now into our known-hosts file, if it is this one. Error:
/// HostKeyChanged when it shows another.
[[nodiscard]] base::Status trustHostKey(const model::Host &host, const QString &knownHostsPath,
                                        const QString &fingerprint);
/// The key of this host that was trusted first, "SHA256:..."; empty: none. Error: FileUnreadable.
[[nodiscard]] base::Result<QString> knownHostKey(const model::Host &host,
                                                 const QString &knownHostsPath);
/// Forgets every key of this host.
[[nodiscard]] base::Status forgetHostKey(const model::Host &host, const QString &knownHostsPath);

} // namespace pikestaff::remote::ssh
