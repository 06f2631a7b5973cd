// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ssh/peer.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pikestaff::tests {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

} // namespace

Peer::Peer(Treatment treatment)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    , m_treatment(std::move(treatment))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    ::bind(m_listener, generic, size);
    ::listen(m_listener, 64);
    ::getsockname(m_listener, generic, &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
}

void Peer::serve(const std::stop_token &stop)
{
    std::vector<int> sockets;
    std::vector<std::jthread> threads;
    while (!stop.stop_requested()) {
        pollfd waited{m_listener, POLLIN, 0};
        ::poll(&waited, 1, 20);
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0) {
            sockets.push_back(socket);
            threads.emplace_back([this, socket] {
                m_treatment(socket);
                ::shutdown(socket, SHUT_RDWR);
            });
        }
    }
    for (const int socket : sockets) {
        ::shutdown(socket, SHUT_RDWR); // a treatment that still sends or waits ends
    }
    threads.clear();
    for (const int socket : sockets) {
        ::close(socket);
    }
}

Peer::~Peer()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

Peer::Treatment Peer::saying(const QByteArray &text)
{
    return [text](int socket) {
        sendAll(socket, text);
        ::shutdown(socket, SHUT_WR);
        (void)receiveAll(socket);
    };
}

Peer::Treatment Peer::silence()
{
    return [](int socket) { (void)receiveAll(socket); };
}

int Peer::connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        return socket;
    }
    ::close(socket);
    return -1;
}

bool Peer::sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent =
            ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes = bytes.sliced(sent);
    }
    return true;
}

QByteArray Peer::receiveAll(int socket)
{
    QByteArray all;
    char buffer[65536];
    for (;;) {
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0) {
            return all;
        }
        all.append(buffer, got);
    }
}

} // namespace pikestaff::tests
