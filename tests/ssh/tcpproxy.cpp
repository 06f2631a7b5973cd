// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ssh/tcpproxy.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

namespace pikestaff::tests {

namespace {

struct Pair
{
    int near = -1;
    int far = -1;
};

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// Bytes moved; negative: one of them is gone.
ssize_t move(int from, int to)
{
    char buffer[65536];
    const ssize_t got = ::recv(from, buffer, sizeof buffer, 0);
    if (got <= 0) {
        return -1;
    }
    return ::send(to, buffer, static_cast<size_t>(got), MSG_NOSIGNAL) == got ? got : -1;
}

void closePair(Pair &pair)
{
    ::close(pair.near);
    ::close(pair.far);
    pair = {};
}

void closeAll(std::vector<Pair> &pairs)
{
    for (Pair &pair : pairs) {
        closePair(pair);
    }
    pairs.clear();
}

} // namespace

TcpProxy::TcpProxy(quint16 target)
    : m_target(target)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
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

TcpProxy::~TcpProxy()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

void TcpProxy::cut() { ++m_cuts; }

void TcpProxy::serve(const std::stop_token &stop)
{
    std::vector<Pair> pairs;
    int cuts = 0;
    while (!stop.stop_requested()) {
        if (cuts != m_cuts) {
            cuts = m_cuts;
            closeAll(pairs);
        }
        std::vector<pollfd> waited{{m_listener, POLLIN, 0}};
        if (!m_paused) {
            for (const Pair &pair : pairs) {
                waited.push_back({pair.near, POLLIN, 0});
                waited.push_back({pair.far, POLLIN, 0});
            }
        }
        ::poll(waited.data(), waited.size(), 10);
        for (size_t i = 1; i + 1 < waited.size(); i += 2) {
            Pair &pair = pairs[(i - 1) / 2];
            const ssize_t there = waited[i].revents != 0 ? move(pair.near, pair.far) : 0;
            const ssize_t back = waited[i + 1].revents != 0 ? move(pair.far, pair.near) : 0;
            if (there < 0 || back < 0) {
                closePair(pair); // one end is gone: so is the other
            } else {
                m_bytesToTarget += there;
            }
        }
        std::erase_if(pairs, [](const Pair &pair) { return pair.near < 0; });
        const int near = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (near >= 0) {
            const int far = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const sockaddr_in address = loopback(m_target);
            ::connect(far, reinterpret_cast<const sockaddr *>(&address), sizeof address);
            pairs.push_back({near, far});
        }
    }
    closeAll(pairs);
}

} // namespace pikestaff::tests
