// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/filetransfer.h"

#include "base/shellquote.h"

#include <QFile>

namespace pikestaff::remote {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;
using namespace std::chrono_literals;

namespace {

constexpr qint64 pieceSize = 8LL * 1024 * 1024;
constexpr auto pieceTimeout = 10min; // of a slow line

Error unreadable(const QFile &file)
{
    return {ErrorCode::FileUnreadable, file.fileName(), file.errorString(), {}};
}

Error refused(const QString &path, const ExecResult &result)
{
    return {result.saysDiskFull() ? ErrorCode::RemoteDiskFull : ErrorCode::RemoteCommandFailed,
            path,
            QString::fromUtf8(result.errors.trimmed()),
            {}};
}

} // namespace

FileTransfer::FileTransfer(Transport &transport, QString from, QString path)
    : m_transport(transport)
    , m_from(std::move(from))
    , m_path(std::move(path))
{
}

Result<ExecResult> FileTransfer::run(const QByteArray &script, const QByteArray &input,
                                     const std::stop_token &stop)
{
    ExecRequest request;
    request.script = "p=" + base::shellQuote(m_path).toUtf8() + '\n' + script;
    request.input = input;
    request.timeout = pieceTimeout;
    auto result = m_transport.exec(request, stop);
    if (result && result->exitStatus != 0)
        return Failure(refused(m_path, *result));
    return result;
}

Result<qint64> FileTransfer::sizeThere(const std::stop_token &stop)
{
    const auto result = run("if [ -e \"$p\" ]; then wc -c < \"$p\"; else echo 0; fi\n", {}, stop);
    if (!result)
        return Failure(result.error());
    return result->output.trimmed().toLongLong();
}

Status FileTransfer::sendPiece(const QByteArray &bytes, qint64 offset, const std::stop_token &stop)
{
    // What an earlier connection may have sent beyond this place is sent again.
    QByteArray script = "umask 077\n"
                        "{ : >> \"$p\"; } && truncate -s %OFFSET \"$p\" &&\n"
                        "    dd bs=65536 conv=notrunc,fsync oflag=append of=\"$p\" status=none\n";
    script.replace("%OFFSET", QByteArray::number(offset));
    const auto result = run(script, bytes, stop);
    return result ? Status() : Failure(result.error());
}

Status FileTransfer::send(const Progress &progress, const std::stop_token &stop)
{
    QFile file(m_from);
    if (!file.open(QIODevice::ReadOnly))
        return Failure(unreadable(file));
    const qint64 total = file.size();
    Result<qint64> offset = sizeThere(stop);
    if (!offset)
        return Failure(offset.error());
    if (*offset > total)
        *offset = 0; // the beginning of another file
    while (*offset < total) {
        if (!file.seek(*offset))
            return Failure(unreadable(file));
        const QByteArray piece = file.read(pieceSize);
        if (piece.isEmpty())
            return Failure(unreadable(file));
        if (auto sent = sendPiece(piece, *offset, stop); !sent)
            return sent;
        *offset += piece.size();
        progress(*offset, total);
    }
    return {};
}

} // namespace pikestaff::remote
