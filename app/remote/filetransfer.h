// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/transport.h"

namespace pikestaff::remote {

/// Sends a large file of this computer in pieces. It is never whole in memory, and goes on where it
/// was after a lost connection. Owner's thread.
class FileTransfer
{
public:
    /// Bytes that are on the host, and of how many.
    using Progress = std::function<void(qint64 sent, qint64 total)>;

    FileTransfer(Transport &transport, QString from, QString path);

    /// `path` then has the size of `from`; whether the content agrees is for the caller to ask.
    /// Errors: as exec, RemoteDiskFull, RemoteCommandFailed; FileUnreadable (of this computer).
    [[nodiscard]] base::Status send(const Progress &progress, const std::stop_token &stop);

private:
    [[nodiscard]] base::Result<qint64> sizeThere(const std::stop_token &stop);
    [[nodiscard]] base::Status sendPiece(const QByteArray &bytes, qint64 offset,
                                         const std::stop_token &stop);
    [[nodiscard]] base::Result<ExecResult> run(const QByteArray &script, const QByteArray &input,
                                               const std::stop_token &stop);

    Transport &m_transport;
    QString m_from;
    QString m_path;
};

} // namespace pikestaff::remote
