// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/nameresolver.h"

#include "remote/ssh/ssherror.h"

#include <netdb.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

struct Answer
{
    int status = EAI_SYSTEM;
    int systemError = 0;
    std::vector<SocketAddress> addresses;
};

Answer ask(const QByteArray &name, quint16 port, int flags)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo *list = nullptr;
    Answer answer;
    answer.status =
        ::getaddrinfo(name.constData(), QByteArray::number(port).constData(), &hints, &list);
    answer.systemError = errno;
    for (const addrinfo *entry = list; entry != nullptr; entry = entry->ai_next) {
        SocketAddress address;
        address.length = std::min<socklen_t>(entry->ai_addrlen, sizeof address.storage);
        std::memcpy(&address.storage, entry->ai_addr, address.length);
        answer.addresses.push_back(address);
    }
    if (list != nullptr) {
        ::freeaddrinfo(list);
    }
    return answer;
}

/// Shared with the thread that asks, which may outlive the one that waits.
struct Lookup
{
    Wakeup done;
    std::mutex mutex;
    bool finished = false;
    Answer answer;
};

QString textOf(const Answer &answer)
{
    switch (answer.status) {
    case EAI_NONAME:
        return QStringLiteral("no such name");
    case EAI_AGAIN:
        return QStringLiteral("the name server did not answer");
    case EAI_FAIL:
        return QStringLiteral("the name server failed");
    case EAI_SYSTEM:
        return systemErrorText(answer.systemError);
    default:
        return QStringLiteral("getaddrinfo error %1").arg(answer.status);
    }
}

base::Result<std::vector<SocketAddress>> resultOf(const QString &host, const QString &name,
                                                  Answer answer)
{
    if (answer.status != 0 || answer.addresses.empty()) {
        return Failure(Error{ErrorCode::NameNotResolved,
                             host,
                             QStringLiteral("%1: %2").arg(name, textOf(answer)),
                             {}});
    }
    return std::move(answer.addresses);
}

} // namespace

base::Result<std::vector<SocketAddress>> resolveName(const QString &host, const QString &name,
                                                     quint16 port, const Patience &patience)
{
    const QByteArray bytes = name.toUtf8();
    if (bytes.isEmpty()) {
        return Failure(Error{ErrorCode::NameNotResolved, host, QStringLiteral("no address"), {}});
    }
    Answer numeric = ask(bytes, port, AI_NUMERICHOST);
    if (numeric.status == 0) {
        return resultOf(host, name, std::move(numeric));
    }

    const auto lookup = std::make_shared<Lookup>();
    try {
        std::thread([lookup, bytes, port] {
            Answer answer = ask(bytes, port, 0);
            const std::lock_guard lock(lookup->mutex);
            lookup->answer = std::move(answer);
            lookup->finished = true;
            lookup->done.notify();
        }).detach();
    } catch (const std::system_error &) {
        return Failure(Error{ErrorCode::Internal, host, QStringLiteral("no thread"), {}});
    }
    for (;;) {
        std::array<pollfd, 2> waited{pollfd{lookup->done.descriptor(), POLLIN, 0},
                                     pollfd{patience.wakeup.descriptor(), POLLIN, 0}};
        ::poll(waited.data(), waited.size(), patience.deadline.pollTimeout());
        if (waited[1].revents != 0) {
            patience.wakeup.drain();
        }
        {
            const std::lock_guard lock(lookup->mutex);
            if (lookup->finished) {
                return resultOf(host, name, std::move(lookup->answer));
            }
        }
        if (auto status = patience.check(host, QStringLiteral("resolving %1").arg(name)); !status) {
            return Failure(status.error());
        }
    }
}

} // namespace pikestaff::remote::ssh
