// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/agentsocket.h"

#include "remote/ssh/ssherror.h"

#include <QByteArray>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <ctime>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

Failure noAgent(const QString &host, const QString &why)
{
    return Failure(Error{ErrorCode::AuthenticationRefused, host, why, {}});
}

} // namespace

base::Result<std::unique_ptr<AgentSocket>> AgentSocket::open(const QString &host,
                                                             const Patience &patience)
{
    const QByteArray path = qgetenv("SSH_AUTH_SOCK");
    if (path.isEmpty()) {
        return noAgent(host, QStringLiteral("no key agent runs (SSH_AUTH_SOCK is not set)"));
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(path.size()) >= sizeof address.sun_path) {
        return noAgent(host, QStringLiteral("SSH_AUTH_SOCK is too long"));
    }
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto *generic = reinterpret_cast<const sockaddr *>(&address);
    if (!socket.isOpen() || ::connect(socket.get(), generic, sizeof address) != 0) {
        return noAgent(host, QStringLiteral("the key agent at %1 does not answer: %2")
                                 .arg(QString::fromUtf8(path), systemErrorText(errno)));
    }
    FileDescriptor given(::fcntl(socket.get(), F_DUPFD_CLOEXEC, 0));
    if (!given.isOpen()) {
        return Failure(Error{ErrorCode::Internal, host, systemErrorText(errno), {}});
    }
    return std::unique_ptr<AgentSocket>(
        new AgentSocket(std::move(socket), std::move(given), patience));
}

AgentSocket::AgentSocket(FileDescriptor socket, FileDescriptor given, const Patience &patience)
    : m_socket(std::move(socket))
    , m_given(std::move(given))
{
    // libssh writes to the agent without MSG_NOSIGNAL: an agent that dies must not take us along.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &m_signalsBefore);

    m_watch = std::jthread([descriptor = m_socket.get(), deadline = patience.deadline,
                            stop = patience.stop](const std::stop_token &finished) {
        std::mutex mutex;
        std::condition_variable_any condition;
        const std::stop_callback wakeOnStop(stop, [&mutex, &condition] {
            const std::lock_guard lock(mutex);
            condition.notify_all();
        });
        std::unique_lock lock(mutex);
        const auto isOver = [&stop] { return stop.stop_requested(); };
        const auto left =
            std::min<std::chrono::milliseconds>(deadline.left(), std::chrono::hours(24));
        condition.wait_for(lock, finished, left, isOver);
        if (!finished.stop_requested()) {
            // Only the reading half: a write to a closed one would raise a signal.
            ::shutdown(descriptor, SHUT_RD);
        }
    });
}

AgentSocket::~AgentSocket()
{
    m_watch.request_stop();
    m_watch.join();
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    const timespec now{};
    if (sigismember(&m_signalsBefore, SIGPIPE) == 0) {
        while (sigtimedwait(&pipe, nullptr, &now) == SIGPIPE) {
        }
    }
    pthread_sigmask(SIG_SETMASK, &m_signalsBefore, nullptr);
}

} // namespace pikestaff::remote::ssh
