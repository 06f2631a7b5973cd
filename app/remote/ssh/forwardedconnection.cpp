// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/forwardedconnection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace pikestaff::remote::ssh {

namespace {

constexpr qsizetype piece = qsizetype(32) * 1024;
constexpr int piecesATurn = 16; ///< so that every connection and stop get their turn

} // namespace

ForwardedConnection::ForwardedConnection(SshSession &session, FileDescriptor local,
                                         QByteArray address, quint16 port)
    : m_session(session)
    , m_local(std::move(local))
    , m_address(std::move(address))
    , m_port(port)
    , m_channel(ssh_channel_new(session.handle()))
{
    if (m_channel == nullptr) {
        m_state = State::Failed;
        return;
    }
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = &ForwardedConnection::onData;
    m_callbacks.channel_eof_function = &ForwardedConnection::onEnd;
    m_callbacks.channel_close_function = &ForwardedConnection::onEnd;
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

ForwardedConnection::~ForwardedConnection()
{
    if (m_channel != nullptr) {
        ssh_remove_channel_callbacks(m_channel, &m_callbacks);
        m_session.discard(m_channel);
    }
}

int ForwardedConnection::onData(ssh_session /*session*/, ssh_channel /*channel*/, void * /*data*/,
                                uint32_t /*length*/, int /*isErrors*/, void *self)
{
    static_cast<ForwardedConnection *>(self)->m_hasNews = true;
    return 0; // it stays where it is
}

void ForwardedConnection::onEnd(ssh_session /*session*/, ssh_channel /*channel*/, void *self)
{
    static_cast<ForwardedConnection *>(self)->m_hasNews = true;
}

short ForwardedConnection::pollEvents(const SshSession &session) const
{
    if (m_state != State::Open) {
        return 0;
    }
    short events = 0;
    const bool room = !session.isWritePending() && ssh_channel_window_size(m_channel) > 0;
    if (!m_toHost.sourceEnded && m_toHost.pending.isEmpty() && room) {
        events |= POLLIN;
    }
    if (!m_toLocal.pending.isEmpty()) {
        events |= POLLOUT;
    }
    return events;
}

bool ForwardedConnection::serve()
{
    if (m_state == State::Opening) {
        const int opened =
            ssh_channel_open_forward(m_channel, m_address.constData(), m_port, "127.0.0.1", 0);
        if (opened == SSH_AGAIN) {
            return false;
        }
        m_state = opened == SSH_OK ? State::Open : State::Failed;
    }
    if (m_state != State::Open) {
        return false;
    }
    const bool moreToLocal = moveToLocal();
    const bool moreToHost = moveToHost();
    return m_state == State::Open && (moreToLocal || moreToHost);
}

bool ForwardedConnection::hasWork() const
{
    switch (m_state) {
    case State::Opening:
        return ssh_channel_is_open(m_channel) != 0;
    case State::Open:
        return (m_hasNews && m_toLocal.pending.isEmpty()) ||
               (!m_toHost.pending.isEmpty() && !m_session.isWritePending() &&
                ssh_channel_window_size(m_channel) > 0);
    case State::Failed:
        break;
    }
    return false;
}

bool ForwardedConnection::isFinished() const
{
    return m_state == State::Failed || (m_toHost.endPassedOn && m_toLocal.endPassedOn);
}

bool ForwardedConnection::moveToHost()
{
    for (int i = 0; i < piecesATurn; ++i) {
        if (ssh_channel_is_open(m_channel) == 0) {
            m_toHost.endPassedOn = true; // nobody there takes it any more
            return false;
        }
        if (m_session.isWritePending()) {
            return false;
        }
        if (m_toHost.pending.isEmpty() && !readLocal()) {
            break;
        }
        const auto size =
            std::min<qsizetype>(m_toHost.pending.size(), ssh_channel_window_size(m_channel));
        const int taken = size > 0 ? ssh_channel_write(m_channel, m_toHost.pending.constData(),
                                                       static_cast<uint32_t>(size))
                                   : 0;
        if (taken <= 0) {
            return false;
        }
        m_toHost.pending.remove(0, taken);
        if (i + 1 == piecesATurn) {
            return true;
        }
    }
    if (m_toHost.sourceEnded && m_toHost.pending.isEmpty() && !m_toHost.endPassedOn &&
        m_state == State::Open) {
        ssh_channel_send_eof(m_channel);
        m_toHost.endPassedOn = true;
    }
    return false;
}

bool ForwardedConnection::readLocal()
{
    const auto room = std::min<qsizetype>(piece, ssh_channel_window_size(m_channel));
    if (m_toHost.sourceEnded || room == 0) {
        return false;
    }
    m_toHost.pending.resize(room);
    const ssize_t got =
        ::recv(m_local.get(), m_toHost.pending.data(), static_cast<size_t>(room), 0);
    const int error = errno;
    m_toHost.pending.resize(std::max<qsizetype>(got, 0));
    if (got == 0) {
        m_toHost.sourceEnded = true;
    } else if (got < 0 && error != EAGAIN && error != EINTR) {
        m_state = State::Failed; // reset by the local side: nobody is there for either way
    }
    return got > 0;
}

bool ForwardedConnection::moveToLocal()
{
    for (int i = 0; i < piecesATurn; ++i) {
        writeLocal();
        if (!m_toLocal.pending.isEmpty() || m_toLocal.endPassedOn || m_state != State::Open) {
            return false;
        }
        if (m_toLocal.sourceEnded) {
            ::shutdown(m_local.get(), SHUT_WR);
            m_toLocal.endPassedOn = true;
            return false;
        }
        m_hasNews = false;
        m_toLocal.pending.resize(piece);
        const int got = ssh_channel_read_nonblocking(m_channel, m_toLocal.pending.data(), piece, 0);
        m_toLocal.pending.resize(std::max(got, 0));
        if (got == 0 || got == SSH_AGAIN) {
            // A channel that closed without "end of file" before it gives 0 for ever.
            m_toLocal.sourceEnded = ssh_channel_is_open(m_channel) == 0;
            if (!m_toLocal.sourceEnded) {
                return false;
            }
        } else if (got < 0) {
            m_toLocal.sourceEnded = true; // SSH_EOF, or the channel is broken
        }
    }
    return true;
}

void ForwardedConnection::writeLocal()
{
    while (!m_toLocal.pending.isEmpty()) {
        const ssize_t put = ::send(m_local.get(), m_toLocal.pending.constData(),
                                   static_cast<size_t>(m_toLocal.pending.size()), MSG_NOSIGNAL);
        if (put < 0) {
            if (errno != EAGAIN && errno != EINTR) {
                m_state = State::Failed;
            }
            return;
        }
        m_toLocal.pending.remove(0, put);
    }
}

} // namespace pikestaff::remote::ssh
