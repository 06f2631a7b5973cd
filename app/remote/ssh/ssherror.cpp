// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/ssherror.h"

#include <cerrno>
#include <cstring>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;

QString subjectOf(const model::Host &host)
{
    return host.name.isEmpty() ? host.address : host.name.value();
}

QString systemErrorText(int number)
{
    const char *text = strerrordesc_np(number);
    return text == nullptr ? QStringLiteral("error %1").arg(number) : QString::fromLatin1(text);
}

Error connectError(const QString &host, int number)
{
    ErrorCode code = ErrorCode::HostUnreachable;
    switch (number) {
    case ECONNREFUSED:
        code = ErrorCode::ConnectionRefused;
        break;
    case ETIMEDOUT:
        code = ErrorCode::ConnectTimeout;
        break;
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        code = ErrorCode::ConnectionLost;
        break;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS:
    case EAFNOSUPPORT:
        code = ErrorCode::Internal;
        break;
    default:
        break;
    }
    return {code, host, systemErrorText(number), {}};
}

Error handshakeError(const QString &host, const QString &libraryText)
{
    // A daemon that is at its limit of unauthenticated connections, or a firewall, closes without a
    // word; everything else that libssh reports is a matter of the protocol.
    if (libraryText.startsWith(QLatin1String("Socket error"))) {
        return {ErrorCode::ConnectionLost,
                host,
                QStringLiteral("closed during the SSH handshake (%1)").arg(libraryText),
                {}};
    }
    return {ErrorCode::ProtocolError, host, libraryText, {}};
}

QString printable(QByteArrayView text)
{
    constexpr qsizetype longest = 400;
    QString line = QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 4 * longest)));
    for (QChar &character : line) {
        if (character.unicode() < 0x20 || character.unicode() == 0x7f) {
            character = QLatin1Char(' ');
        }
    }
    line = line.simplified();
    return line.size() <= longest ? line : line.left(longest) + QStringLiteral("…");
}

} // namespace pikestaff::remote::ssh
