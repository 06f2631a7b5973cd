// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace pikestaff::remote {

/// Gets bytes as they come. Must consume all of them; may block (the host is then slowed down).
using OutputSink = std::function<void(QByteArrayView)>;

/// A POSIX sh script with its standard input. Both travel by the channel's standard input, so that
/// nothing of them stands in any argument list.
struct ExecRequest
{
    QByteArray script;
    QByteArray input;   ///< standard input of the script; it then reads end of file
    bool asRoot = true; ///< through sudo where the login user is not root
    std::chrono::milliseconds timeout{60'000}; ///< zero: none
    OutputSink output; ///< standard output as it comes; empty: collected in ExecResult
    OutputSink errors; ///< the same for standard error
};

struct ExecResult
{
    int exitStatus = -1; ///< 128 + n when ended by signal n, as a shell says it
    QString exitSignal;  ///< "KILL"; empty: it exited
    QByteArray output;
    QByteArray errors;

    /// By the words of the C locale, for a disk or a quota.
    [[nodiscard]] bool saysDiskFull() const
    {
        return errors.contains("No space left on device") || errors.contains("Disk quota exceeded");
    }
};

/// The only way to a host. One thread at a time uses it; wake() alone may be called from any
/// thread. A script runs with LC_ALL=C, umask 022 and a plain PATH, whatever the login shell is,
/// prints or sets. stop ends a call with Cancelled and leaves the connection usable.
class Transport
{
public:
    /// A listening loopback port whose connections leave from the host. Closed with this object.
    class Forward
    {
    public:
        Forward() = default;
        virtual ~Forward() = default;
        Forward(const Forward &) = delete;
        Forward &operator=(const Forward &) = delete;
        Forward(Forward &&) = delete;
        Forward &operator=(Forward &&) = delete;
        [[nodiscard]] virtual quint16 localPort() const = 0;
    };

    Transport() = default;
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    Transport(Transport &&) = delete;
    Transport &operator=(Transport &&) = delete;

    /// Connects, checks the host key, logs in, proves sudo. Errors: those of "host" in ErrorCode,
    /// SudoRefused, SudoPasswordWrong.
    [[nodiscard]] virtual base::Status connect(std::stop_token stop) = 0;

    /// Errors: ConnectionLost, ConnectTimeout (the script took longer than its timeout), Cancelled.
    /// A script that ends with another status than 0 is a result, not an error.
    [[nodiscard]] virtual base::Result<ExecResult> exec(const ExecRequest &request,
                                                        std::stop_token stop) = 0;

    /// Writes a file atomically, as root. Errors: as exec, RemoteDiskFull, RemoteCommandFailed.
    [[nodiscard]] virtual base::Status put(const QString &path, const QByteArray &content,
                                           unsigned mode, std::stop_token stop) = 0;
    /// Errors: as exec, FileMissing.
    [[nodiscard]] virtual base::Result<QByteArray> get(const QString &path,
                                                       std::stop_token stop) = 0;

    /// Served while the owner's thread is inside exec() or serve().
    [[nodiscard]] virtual base::Result<std::unique_ptr<Forward>> forward(const QString &address,
                                                                         quint16 port) = 0;
    /// Serves keepalives and forwards until wake(), stop, the deadline or the loss of the
    /// connection.
    [[nodiscard]] virtual base::Status serve(std::chrono::milliseconds atMost,
                                             std::stop_token stop) = 0;
    virtual void wake() = 0; ///< any thread: ends a serve()

    [[nodiscard]] virtual bool isConnected() const = 0;
    virtual void close() = 0;
};

} // namespace pikestaff::remote
