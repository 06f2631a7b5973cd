// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshsession.h"

#include "remote/ssh/nameresolver.h"
#include "remote/ssh/ssherror.h"
#include "remote/ssh/tcpconnection.h"

#include <fcntl.h>
#include <poll.h>

#include <array>
#include <mutex>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

void initializeLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { ssh_init(); });
}

ssh_session makeSession(const model::Host &host, const QByteArray &hostKeyAlgorithms)
{
    initializeLibrary();
    ssh_session session = ssh_new();
    if (session == nullptr) {
        return nullptr;
    }
    const int quiet = SSH_LOG_NOLOG;
    const bool noConfig = false;
    const QByteArray user = host.user.toUtf8();
    // Key exchange, ciphers and MACs are those of the library, so that its security updates count;
    // a test proves that they meet the ones of OpenSSH 7.2. Known hosts are our own matter: libssh
    // would also reorder the algorithms by the user's file.
    ssh_options_set(session, SSH_OPTIONS_LOG_VERBOSITY, &quiet);
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &noConfig);
    ssh_options_set(session, SSH_OPTIONS_HOST, "host");
    ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    ssh_options_set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    const bool set =
        ssh_options_set(session, SSH_OPTIONS_USER, user.constData()) == SSH_OK &&
        ssh_options_set(session, SSH_OPTIONS_HOSTKEYS, hostKeyAlgorithms.constData()) == SSH_OK;
    if (!set) {
        ssh_free(session);
        return nullptr;
    }
    ssh_set_blocking(session, 0);
    return session;
}

} // namespace

base::Result<std::unique_ptr<SshSession>> SshSession::open(const model::Host &host,
                                                           const QByteArray &hostKeyAlgorithms,
                                                           const Patience &patience)
{
    const QString subject = subjectOf(host);
    if (auto status = patience.check(subject, QStringLiteral("connecting")); !status) {
        return Failure(status.error());
    }
    auto addresses = resolveName(subject, host.address, host.port, patience);
    if (!addresses) {
        return Failure(addresses.error());
    }
    auto socket = connectTcp(subject, *addresses, patience);
    if (!socket) {
        return Failure(socket.error());
    }
    ssh_session handle = makeSession(host, hostKeyAlgorithms);
    if (handle == nullptr) {
        return Failure(Error{ErrorCode::Internal, subject, QStringLiteral("no SSH session"), {}});
    }
    std::unique_ptr<SshSession> session(new SshSession(handle, subject));
    const int descriptor = socket->get();
    if (ssh_options_set(handle, SSH_OPTIONS_FD, &descriptor) != SSH_OK) {
        return Failure(Error{ErrorCode::Internal, subject, session->errorText(), {}});
    }
    // From its first call on, libssh owns the socket.
    if (auto status = session->handshake(socket->release(), patience); !status) {
        return Failure(status.error());
    }
    return session;
}

SshSession::SshSession(ssh_session session, QString host)
    : m_session(session)
    , m_host(std::move(host))
{
}

SshSession::~SshSession()
{
    if (m_event != nullptr) {
        process(); // what waits goes out, and libssh learns that there is room for a goodbye
        ssh_event_remove_session(m_event, m_session);
        ssh_event_free(m_event);
    }
    // ssh_disconnect() says goodbye and forgets the socket, which it closes only if it opened it.
    const int socket = ssh_get_fd(m_session);
    ssh_disconnect(m_session);
    if (socket >= 0) {
        ::close(socket);
    }
    ssh_free(m_session);
}

base::Status SshSession::handshake(int socket, const Patience &patience)
{
    auto connected = complete(patience, QStringLiteral("no SSH answer"), [this, socket] {
        const int result = ssh_connect(m_session);
        // libssh makes a socket that it is given block as soon as it is writable. A frozen host
        // would then hold this thread inside send(2) for ever.
        if (ssh_get_fd(m_session) == socket) {
            ::fcntl(socket, F_SETFL, O_NONBLOCK);
        }
        return result;
    });
    if (!connected) {
        return Failure(connected.error());
    }
    if (*connected != SSH_OK) {
        return Failure(handshakeError(m_host, errorText()));
    }
    m_event = ssh_event_new();
    if (m_event == nullptr || ssh_event_add_session(m_event, m_session) != SSH_OK) {
        return Failure(Error{ErrorCode::Internal, m_host, QStringLiteral("no event loop"), {}});
    }
    return {};
}

base::Result<HostKey> SshSession::hostKey() const
{
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(m_session, &key) != SSH_OK) {
        return Failure(Error{ErrorCode::ProtocolError, m_host, errorText(), {}});
    }
    HostKey found;
    char *blob = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &blob) == SSH_OK) {
        found.blob = blob;
        ssh_string_free_char(blob);
        // The blob begins with its type, length first: the one name that fits every kind of key.
        const QByteArray raw = QByteArray::fromBase64(found.blob);
        const int length = raw.size() > 4 ? static_cast<unsigned char>(raw[3]) : 0;
        found.type = raw.mid(4, length);
    }
    ssh_key_free(key);
    if (found.type.isEmpty()) {
        return Failure(
            Error{ErrorCode::ProtocolError, m_host, QStringLiteral("unreadable host key"), {}});
    }
    return found;
}

bool SshSession::isAlive() const
{
    return ssh_is_connected(m_session) != 0 &&
           (ssh_get_status(m_session) & (SSH_CLOSED | SSH_CLOSED_ERROR)) == 0;
}

QString SshSession::errorText() const { return QString::fromUtf8(ssh_get_error(m_session)); }

Error SshSession::lost() const { return {ErrorCode::ConnectionLost, m_host, errorText(), {}}; }

short SshSession::pollEvents() const
{
    return (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) != 0 ? POLLIN | POLLOUT : POLLIN;
}

bool SshSession::isWritePending() const
{
    return (ssh_get_status(m_session) & SSH_WRITE_PENDING) != 0;
}

void SshSession::process()
{
    // libssh reads 4 KiB a turn. The limit keeps one busy session from starving stop and timeouts.
    constexpr int turns = 64;
    for (int i = 0; i < turns && isAlive(); ++i) {
        const int result = ssh_event_dopoll(m_event, 0);
        if (result == SSH_AGAIN || result == SSH_ERROR) {
            break;
        }
    }
    freeOrphans();
}

base::Status SshSession::wait(const Patience &patience, const QString &what)
{
    std::array<pollfd, 2> waited{pollfd{descriptor(), pollEvents(), 0},
                                 pollfd{patience.wakeup.descriptor(), POLLIN, 0}};
    ::poll(waited.data(), waited.size(), patience.deadline.pollTimeout());
    if (waited[1].revents != 0) {
        patience.wakeup.drain();
    }
    return patience.check(m_host, what);
}

void SshSession::discard(ssh_channel channel)
{
    if (!isAlive()) {
        ssh_channel_free(channel);
        return;
    }
    m_orphans.push_back(channel);
    freeOrphans();
}

void SshSession::freeOrphans()
{
    // A channel whose opening is under way must be waited for: libssh would not know the host's
    // answer any more, and the host would keep its end for as long as we are connected.
    std::erase_if(m_orphans, [this](ssh_channel channel) {
        if (isAlive() && ssh_channel_is_open(channel) == 0 &&
            ssh_channel_open_session(channel) == SSH_AGAIN) {
            return false;
        }
        // Closing one that was refused would close the host's channel 0 instead. The first close
        // may only get its "end of file" out.
        const bool wasOpened =
            ssh_channel_is_open(channel) != 0 || ssh_channel_is_eof(channel) != 0;
        if (isAlive() && wasOpened && ssh_channel_close(channel) == SSH_AGAIN) {
            ssh_channel_close(channel);
        }
        ssh_channel_free(channel);
        return true;
    });
}

} // namespace pikestaff::remote::ssh
