// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/scriptrun.h"

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

Deadline deadlineOf(std::chrono::milliseconds timeout)
{
    return timeout.count() == 0 ? Deadline::never() : Deadline::in(timeout);
}

} // namespace

ScriptRun::ScriptRun(SshLoop &loop, bootstrap::As as, const std::optional<base::Secret> &password,
                     const ExecRequest &request, Purpose purpose)
    : m_loop(loop)
    , m_as(as)
    , m_request(request)
    , m_purpose(purpose)
    , m_deadline(deadlineOf(request.timeout))
    , m_passwordDeadline(Deadline::in(std::chrono::seconds(30)))
    , m_roomDeadline(Deadline::in(std::chrono::seconds(15)))
    , m_token(bootstrap::newToken())
    , m_head(purpose == Purpose::Script ? bootstrap::framed(m_token, request.script) : QByteArray())
    , m_output(bootstrap::marker(m_token))
    , m_errors(bootstrap::marker(m_token))
{
    openChannel();
    if (as == bootstrap::As::RootWithPassword && password) {
        const SecretText text(password);
        m_passwordLine.reserve(text.bytes().size() + 1);
        m_passwordLine.append(text.bytes()).append('\n');
    }
}

ScriptRun::~ScriptRun()
{
    base::Secret::wipe(m_passwordLine);
    base::Secret::wipe(m_head);
}

base::Result<ScriptRun::Outcome> ScriptRun::run(const std::stop_token &stop)
{
    for (;;) {
        const auto progress = m_channel->start();
        if (!progress) {
            return Failure(progress.error());
        }
        if (*progress == SshChannel::Progress::NoRoom) {
            if (auto status = waitForRoom(stop); !status) {
                return Failure(status.error());
            }
            continue;
        }
        if (*progress != SshChannel::Progress::Opening) {
            sendInput();
        }
        // libssh may have been at work in each of the calls above, so this comes last before
        // waiting.
        if (isOver()) {
            return outcome();
        }
        if (auto status = check(stop); !status) {
            return Failure(status.error());
        }
        Deadline until = m_channel->ending() ? m_deadline.orEarlier(drained()) : m_deadline;
        if (!mayBegin()) {
            until = until.orEarlier(m_passwordDeadline);
        }
        if (auto status = m_loop.turn(until); !status) {
            return isOver() ? outcome() : Failure(status.error());
        }
    }
}

void ScriptRun::openChannel()
{
    m_channel = std::make_unique<SshChannel>(
        m_loop.session(), bootstrap::commandLine(m_as, m_token),
        [this](SshChannel::Stream stream, QByteArrayView bytes) { take(stream, bytes); });
}

base::Status ScriptRun::waitForRoom(const std::stop_token &stop)
{
    // Commands that were stopped a moment ago count until they have ended on the host.
    if (m_roomDeadline.hasPassed()) {
        return Failure(Error{ErrorCode::ProtocolError,
                             m_loop.session().host(),
                             QStringLiteral("the host opens no further session (%1)")
                                 .arg(m_loop.session().errorText()),
                             {}});
    }
    const Deadline next = Deadline::in(std::chrono::milliseconds(200));
    while (!next.hasPassed()) {
        if (auto status = check(stop); !status) {
            return status;
        }
        if (auto status = m_loop.turn(next.orEarlier(m_deadline)); !status) {
            return status;
        }
    }
    openChannel();
    return {};
}

base::Status ScriptRun::check(const std::stop_token &stop) const
{
    const QString &host = m_loop.session().host();
    if (stop.stop_requested()) {
        return Failure(Error{ErrorCode::Cancelled, host, {}, {}});
    }
    if (m_deadline.hasPassed()) {
        return Failure(Error{ErrorCode::ConnectTimeout,
                             host,
                             QStringLiteral("no end after %1 ms").arg(m_request.timeout.count()),
                             {}});
    }
    return {};
}

void ScriptRun::take(SshChannel::Stream stream, QByteArrayView bytes)
{
    const bool isOutput = stream == SshChannel::Stream::Output;
    const QByteArrayView own = (isOutput ? m_output : m_errors).pass(bytes);
    if (own.isEmpty()) {
        return;
    }
    const OutputSink &sink = isOutput ? m_request.output : m_request.errors;
    if (sink) {
        sink(own);
    } else {
        (isOutput ? m_result.output : m_result.errors).append(own.data(), own.size());
    }
}

void ScriptRun::sendInput()
{
    if (m_inputEnded || m_channel->ending()) {
        return;
    }
    if (!send(m_passwordLine, m_passwordSent)) {
        return;
    }
    if (m_purpose == Purpose::Proof) {
        // With its input at an end, sudo cannot try a second time.
        m_channel->writeEnd();
        m_inputEnded = true;
        return;
    }
    if (!mayBegin()) {
        const bool isWrong = m_errors.noise().contains("try again") ||
                             m_errors.noise().contains("incorrect password");
        if (isWrong || m_passwordDeadline.hasPassed()) {
            m_channel->writeEnd();
            m_inputEnded = true;
        }
        return;
    }
    if (send(m_head, m_headSent) && send(m_request.input, m_inputSent)) {
        m_channel->writeEnd();
        m_inputEnded = true;
    }
}

bool ScriptRun::send(const QByteArray &part, qsizetype &sent)
{
    if (sent < part.size()) {
        sent += m_channel->write(QByteArrayView(part).sliced(sent));
    }
    return sent == part.size();
}

bool ScriptRun::mayBegin() const
{
    // A sudo that refuses the password would take the next lines for further passwords.
    return m_as != bootstrap::As::RootWithPassword || m_output.isOpen() || m_inputEnded;
}

bool ScriptRun::isOver() const
{
    return m_channel->isClosed() ||
           (m_channel->ending() && (m_channel->isEnded() || drained().hasPassed()));
}

Deadline ScriptRun::drained() const
{
    // The process is gone. What it wrote last may still be under way; but something that it left in
    // the background may keep the streams open for ever.
    constexpr std::chrono::seconds silence{2};
    constexpr std::chrono::seconds longest{30};
    return Deadline::at(m_channel->lastNews() + silence)
        .orEarlier(Deadline::at(m_channel->endedAt() + longest));
}

base::Result<ScriptRun::Outcome> ScriptRun::outcome()
{
    Outcome outcome;
    outcome.started = m_output.isOpen();
    if (!outcome.started) {
        outcome.noise = m_errors.noise() + '\n' + m_output.noise();
    }
    const auto &ending = m_channel->ending();
    if (!ending) {
        return Failure(Error{ErrorCode::ProtocolError,
                             m_loop.session().host(),
                             QStringLiteral("the channel closed without an exit status"),
                             {}});
    }
    outcome.result = std::move(m_result);
    outcome.result.exitStatus = ending->status;
    outcome.result.exitSignal = ending->signal;
    return outcome;
}

} // namespace pikestaff::remote::ssh
