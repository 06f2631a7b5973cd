// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshchannel.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

/// Names of RFC 4254. Others reach us as "SIG@openssh.com", without a number.
int numberOfSignal(const QString &name)
{
    struct Known
    {
        const char *name;
        int number;
    };
    static constexpr std::array<Known, 13> known{{{"ABRT", SIGABRT},
                                                  {"ALRM", SIGALRM},
                                                  {"FPE", SIGFPE},
                                                  {"HUP", SIGHUP},
                                                  {"ILL", SIGILL},
                                                  {"INT", SIGINT},
                                                  {"KILL", SIGKILL},
                                                  {"PIPE", SIGPIPE},
                                                  {"QUIT", SIGQUIT},
                                                  {"SEGV", SIGSEGV},
                                                  {"TERM", SIGTERM},
                                                  {"USR1", SIGUSR1},
                                                  {"USR2", SIGUSR2}}};
    const auto *found = std::find_if(known.begin(), known.end(), [&name](const Known &signal) {
        return name == QLatin1String(signal.name);
    });
    return found == known.end() ? 127 : found->number;
}

} // namespace

SshChannel::SshChannel(SshSession &session, QByteArray command, Sink sink)
    : m_session(session)
    , m_command(std::move(command))
    , m_sink(std::move(sink))
    , m_channel(ssh_channel_new(session.handle()))
{
    if (m_channel == nullptr) {
        return;
    }
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = &SshChannel::onData;
    m_callbacks.channel_eof_function = &SshChannel::onEnd;
    m_callbacks.channel_close_function = &SshChannel::onClose;
    m_callbacks.channel_exit_status_function = &SshChannel::onStatus;
    m_callbacks.channel_exit_signal_function = &SshChannel::onSignal;
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

SshChannel::~SshChannel()
{
    if (m_channel != nullptr) {
        ssh_remove_channel_callbacks(m_channel, &m_callbacks);
        m_session.discard(m_channel);
    }
}

base::Result<SshChannel::Progress> SshChannel::start()
{
    if (m_channel == nullptr) {
        return Failure(failure(QStringLiteral("no channel")));
    }
    if (m_progress == Progress::Opening) {
        const int opened = ssh_channel_open_session(m_channel);
        if (opened == SSH_ERROR) {
            if (!m_session.isAlive()) {
                return Failure(m_session.lost());
            }
            m_progress = Progress::NoRoom;
        }
        if (opened == SSH_OK) {
            m_progress = Progress::Requested;
        }
    }
    if (m_progress == Progress::Requested) {
        const int requested = ssh_channel_request_exec(m_channel, m_command.constData());
        if (requested == SSH_ERROR && !m_closed) {
            return Failure(failure(QStringLiteral("the host runs no command")));
        }
        if (requested != SSH_AGAIN) {
            m_progress = Progress::Started;
        }
    }
    return m_progress;
}

qsizetype SshChannel::write(QByteArrayView bytes)
{
    constexpr qsizetype piece = qsizetype(128) * 1024;
    qsizetype written = 0;
    while (written < bytes.size() && !m_closed && !m_session.isWritePending()) {
        const auto room = static_cast<qsizetype>(ssh_channel_window_size(m_channel));
        const qsizetype size = std::min({bytes.size() - written, room, piece});
        if (size <= 0 || ssh_channel_is_open(m_channel) == 0) {
            break;
        }
        const int taken =
            ssh_channel_write(m_channel, bytes.data() + written, static_cast<uint32_t>(size));
        if (taken <= 0) {
            break; // keys are being exchanged anew, or the connection is gone
        }
        written += taken;
    }
    return written;
}

void SshChannel::writeEnd()
{
    if (!m_closed && ssh_channel_is_open(m_channel) != 0) {
        ssh_channel_send_eof(m_channel);
    }
}

int SshChannel::onData(ssh_session /*session*/, ssh_channel /*channel*/, void *data,
                       uint32_t length, int isErrors, void *self)
{
    auto *channel = static_cast<SshChannel *>(self);
    channel->m_lastNews = Deadline::Clock::now();
    channel->m_sink(isErrors == 0 ? Stream::Output : Stream::Errors,
                    QByteArrayView(static_cast<const char *>(data), length));
    return static_cast<int>(length);
}

void SshChannel::onEnd(ssh_session /*session*/, ssh_channel /*channel*/, void *self)
{
    static_cast<SshChannel *>(self)->m_endOfOutput = true;
}

void SshChannel::onClose(ssh_session /*session*/, ssh_channel /*channel*/, void *self)
{
    static_cast<SshChannel *>(self)->m_closed = true;
}

void SshChannel::onStatus(ssh_session /*session*/, ssh_channel /*channel*/, int status, void *self)
{
    static_cast<SshChannel *>(self)->end({status, {}});
}

void SshChannel::onSignal(ssh_session /*session*/, ssh_channel /*channel*/, const char *signal,
                          int /*core*/, const char * /*message*/, const char * /*language*/,
                          void *self)
{
    const QString name = QString::fromLatin1(signal).left(40);
    static_cast<SshChannel *>(self)->end({128 + numberOfSignal(name), name});
}

void SshChannel::end(Ending ending)
{
    m_ending = std::move(ending);
    m_lastNews = m_endedAt = Deadline::Clock::now();
}

Error SshChannel::failure(const QString &what) const
{
    if (!m_session.isAlive()) {
        return m_session.lost();
    }
    return {ErrorCode::ProtocolError,
            m_session.host(),
            QStringLiteral("%1 (%2)").arg(what, m_session.errorText()),
            {}};
}

} // namespace pikestaff::remote::ssh
