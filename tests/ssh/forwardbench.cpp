// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ssh/forwardbench.h"

#include "ssh/peer.h"

#include <sys/socket.h>
#include <unistd.h>

namespace pikestaff::tests {

QByteArray bytesOf(quint32 seed, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes) {
        seed = seed * 1664525U + 1013904223U;
        byte = static_cast<char>(seed >> 24U);
    }
    return bytes;
}

void echo(int socket)
{
    char buffer[65536];
    for (;;) {
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0 || !Peer::sendAll(socket, QByteArrayView(buffer, got))) {
            return;
        }
    }
}

QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    const int socket = Peer::connectTo(port);
    if (socket < 0) {
        return "(refused)";
    }
    QByteArray back;
    {
        std::jthread receiver([socket, &back] { back = Peer::receiveAll(socket); });
        Peer::sendAll(socket, bytes);
        ::shutdown(socket, SHUT_WR);
    }
    ::close(socket);
    return back;
}

} // namespace pikestaff::tests
