// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/stepexecution.h"

#include "base/atomicfile.h"
#include "net/visitor.h"
#include "operations/shellscript.h"
#include "remote/filetransfer.h"
#include "remote/linesplitter.h"

#include <QElapsedTimer>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;
using base::Status;
using operations::Decision;
using remote::DetachedStep;

namespace {

/// A probe may start an API client or ask a slow broker, but never waits for a change.
constexpr std::chrono::milliseconds probeTimeout{120'000};

/// Of an observing step's output, for its event: see operations::shownAnswer.
constexpr size_t shownLines = 8;

bool isConnectionError(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionLost:
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ProtocolError:
        return true;
    default:
        return false;
    }
}

Outcome outcomeOf(ErrorCode code)
{
    if (code == ErrorCode::Cancelled)
        return Outcome::Cancelled;
    if (isConnectionError(code) || code == ErrorCode::ConnectTimeout)
        return Outcome::Unreachable;
    return Outcome::Failed;
}

StepFinished finished(const plan::InstanceId &id, Outcome outcome, const QString &reason)
{
    StepFinished event;
    event.id = id;
    event.outcome = outcome;
    event.reason = reason;
    return event;
}

} // namespace

StepExecution::StepExecution(remote::Transport &transport, StepSurroundings surroundings)
    : m_transport(transport)
    , m_around(std::move(surroundings))
{
}

/// Runs a call again after the connection is back.
template<typename Call>
auto StepExecution::withReconnect(const std::stop_token &stop, Call call) -> decltype(call(stop))
{
    for (;;) {
        auto result = call(stop);
        if (result || !isConnectionError(result.error().code))
            return result;
        if (const Status back = m_around.reconnect(result.error(), stop); !back)
            return Failure(back.error());
    }
}

std::optional<StepFinished> StepExecution::perform(const StepTask &task,
                                                   const std::stop_token &leave,
                                                   const std::stop_token &interrupt)
{
    m_leave = leave;
    std::stop_source either;
    const std::stop_callback onLeave(leave, [&either] { either.request_stop(); });
    const std::stop_callback onInterrupt(interrupt, [&either] { either.request_stop(); });
    m_either = either.get_token();

    QElapsedTimer timer;
    timer.start();
    Result<StepFinished> result = checkAndApply(task);
    m_around.log.end(task.instance->id);
    if (!result) {
        const Error &error = result.error();
        if (error.code == ErrorCode::Cancelled && leave.stop_requested())
            return std::nullopt;
        result = finished(task.instance->id, outcomeOf(error.code), error.toLogLine());
    }
    result->reason = QString::fromUtf8(m_around.redactor.redact(result->reason.toUtf8()));
    result->milliseconds = timer.elapsed();
    return *result;
}

Result<StepFinished> StepExecution::checkAndApply(const StepTask &task)
{
    const plan::StepInstance &instance = *task.instance;
    if (task.inFlight) {
        const auto takenUp = takeUp(task);
        if (!takenUp)
            return Failure(takenUp.error());
        if (*takenUp)
            return **takenUp;
    }
    const Result<Decision> decision = check(instance);
    if (!decision)
        return Failure(decision.error());
    switch (decision->kind) {
    case Decision::Kind::Satisfied: {
        StepFinished event = finished(instance.id, Outcome::AlreadySatisfied, decision->reason);
        event.warning = decision->warning;
        return event;
    }
    case Decision::Kind::Fail:
        return finished(instance.id, Outcome::Failed, decision->reason);
    case Decision::Kind::Change:
        break;
    }
    return applyChange(task, *decision);
}

/// What an earlier program started is seen to its end. nullopt: that did not do it, begin anew.
Result<std::optional<StepFinished>> StepExecution::takeUp(const StepTask &task)
{
    DetachedStep earlier(m_transport, task.inFlight->run.value(), task.inFlight->attempt,
                         m_around.engine);
    const auto status =
        withReconnect(m_either, [&](const std::stop_token &stop) { return earlier.status(stop); });
    if (!status)
        return Failure(status.error());
    if (status->state == DetachedStep::State::Running ||
        status->state == DetachedStep::State::Finished) {
        auto completed = complete(earlier, *task.instance, {});
        if (!completed)
            return Failure(completed.error());
        if (completed->outcome == Outcome::Failed)
            return std::nullopt;
        return std::optional(std::move(*completed));
    }
    if (const Status removed = remove(earlier); !removed)
        return Failure(removed.error());
    return std::nullopt;
}

/// What a visit saw, as a probe would have printed it.
Result<Decision> StepExecution::see(const operations::Operation &operation,
                                    const model::Visit &visit)
{
    Result<QByteArray> revealed = m_around.secrets.reveal(visit.password);
    if (!revealed)
        return Failure(revealed.error());
    const Secret password(std::move(*revealed));
    const auto sight = withReconnect(m_either, [&](const std::stop_token &stop) {
        return net::see(m_transport, visit, password, stop);
    });
    if (!sight)
        return Failure(sight.error());
    return operation.decide({sight->good ? 0 : 1, sight->text.toUtf8(), {}}, m_around.secrets);
}

Result<Decision> StepExecution::check(const plan::StepInstance &instance)
{
    if (const auto visit = instance.operation->visit())
        return see(*instance.operation, *visit);
    Result<QByteArray> script = m_around.secrets.reveal(instance.operation->probe());
    if (!script)
        return Failure(script.error());
    remote::ExecRequest request;
    request.script = std::move(*script);
    request.timeout = probeTimeout;
    const auto answer = withReconnect(
        m_either, [&](const std::stop_token &stop) { return m_transport.exec(request, stop); });
    Secret::wipe(request.script);
    if (!answer)
        return Failure(answer.error());
    if (!answer->exitSignal.isEmpty()) {
        return Failure(Error{ErrorCode::RemoteCommandFailed,
                             instance.id.step.value(),
                             QStringLiteral("signal %1").arg(answer->exitSignal),
                             {}});
    }
    return instance.operation->decide({answer->exitStatus, answer->output, answer->errors},
                                      m_around.secrets);
}

Status StepExecution::keepOriginal(const plan::InstanceId &id, const Decision &decision) const
{
    if (!decision.original)
        return {};
    const QString path =
        m_around.originalsFolder + QLatin1Char('/') + id.host.value() + decision.originalPath;
    const Status made = base::makeFolder(path.left(path.lastIndexOf(QLatin1Char('/'))), 0700);
    return made ? base::writeFileAtomically(path, *decision.original, 0600) : made;
}

Result<StepFinished> StepExecution::applyChange(const StepTask &task, const Decision &decision)
{
    const plan::StepInstance &instance = *task.instance;
    const plan::InstanceId &id = instance.id;
    if (const Status kept = keepOriginal(id, decision); !kept)
        return Failure(kept.error());
    if (const Status written = m_around.applying(
            {id, task.attempt,
             QString::fromUtf8(m_around.redactor.redact(decision.reason.toUtf8()))});
        !written)
        return Failure(written.error());
    if (decision.upload) {
        if (const Status sent = upload(id, *decision.upload); !sent)
            return Failure(sent.error());
    }
    Result<QByteArray> script = m_around.secrets.reveal(decision.script);
    if (!script)
        return Failure(script.error());
    DetachedStep step(m_transport, task.run.value(), task.attempt, m_around.engine);
    const Status started = withReconnect(
        m_either, [&](const std::stop_token &stop) { return step.start(*script, stop); });
    Secret::wipe(*script);
    if (!started)
        return Failure(abandon(step, started.error()));
    return complete(step, instance, decision.reason);
}

Status StepExecution::upload(const plan::InstanceId &id, const operations::Upload &upload)
{
    if (const Status begun = m_around.log.begin(id); !begun)
        return begun;
    remote::FileTransfer transfer(m_transport, upload.from, upload.path);
    const auto tell = [&](qint64 sent, qint64 total) {
        constexpr qint64 mebibyte = 1024LL * 1024;
        const QByteArray line = "sent " + QByteArray::number(sent / mebibyte) + " of " +
                                QByteArray::number(total / mebibyte) + " MiB";
        // What cannot be logged here is met again when the script is followed.
        (void)m_around.log.append(id, line);
    };
    return withReconnect(m_either,
                         [&](const std::stop_token &stop) { return transfer.send(tell, stop); });
}

/// Follows a script to its end, judges what it did and deletes it from the host.
Result<StepFinished> StepExecution::complete(DetachedStep &step, const plan::StepInstance &instance,
                                             const QString &reason)
{
    const auto ended = follow(step, instance.id);
    if (!ended)
        return Failure(abandon(step, ended.error()));
    auto concluded = conclude(instance, *ended, reason);
    if (!concluded && isConnectionError(concluded.error().code))
        return concluded; // the host is given up, and will be asked about the script at a resume
    if (const Status removed = remove(step); !removed)
        return Failure(removed.error());
    return concluded;
}

Result<StepExecution::Ended> StepExecution::follow(DetachedStep &step, const plan::InstanceId &id)
{
    if (const Status begun = m_around.log.begin(id); !begun)
        return Failure(begun.error());
    m_lastLine.clear();
    Status written;
    remote::LineSplitter lines([&](const QByteArray &line) {
        const QByteArray redacted = m_around.redactor.redact(line);
        if (!redacted.trimmed().isEmpty())
            m_lastLine = redacted.trimmed();
        const Status appended = m_around.log.append(id, redacted);
        if (!appended && written)
            written = appended;
    });
    qint64 received = 0;
    const auto sink = [&](QByteArrayView bytes) {
        received += bytes.size();
        lines.feed(bytes);
    };
    auto ended = withReconnect(
        m_either, [&](const std::stop_token &stop) { return step.follow(received, sink, stop); });
    lines.finish();
    if (ended && !written)
        return Failure(written.error());
    return ended;
}

/// A script that an interrupt cut off is ended with everything that it started.
Error StepExecution::abandon(DetachedStep &step, const Error &why)
{
    if (why.code != ErrorCode::Cancelled || m_leave.stop_requested())
        return why;
    const auto killed =
        withReconnect(m_leave, [&](const std::stop_token &stop) { return step.kill(stop); });
    if (!killed)
        return killed.error();
    const Status removed = remove(step);
    return removed ? why : removed.error();
}

/// Not for an interrupt: nothing of a script stays behind.
Status StepExecution::remove(DetachedStep &step)
{
    return withReconnect(m_leave, [&](const std::stop_token &stop) { return step.remove(stop); });
}

/// That the old connection still lives proves nothing: only who gets in anew may say that the
/// change stays. nullopt: it stays, or there is nothing to be confirmed.
Result<std::optional<StepFinished>> StepExecution::confirm(const plan::StepInstance &instance)
{
    Result<QByteArray> script = m_around.secrets.reveal(instance.operation->confirmation());
    if (!script)
        return Failure(script.error());
    if (script->isEmpty())
        return std::nullopt;
    const Error why{ErrorCode::ConnectionLost,
                    instance.id.host.value(),
                    QStringLiteral("the network was changed, so a new connection must get through"),
                    {}};
    if (const Status back = m_around.reconnect(why, m_either); !back)
        return Failure(back.error());
    remote::ExecRequest request;
    request.script = std::move(*script);
    const auto answer = withReconnect(
        m_either, [&](const std::stop_token &stop) { return m_transport.exec(request, stop); });
    if (!answer)
        return Failure(answer.error());
    if (answer->exitStatus == 0)
        return std::nullopt;
    StepFinished event =
        finished(instance.id, Outcome::Failed, operations::lastLine(answer->errors));
    event.exitStatus = answer->exitStatus;
    return std::optional(std::move(event));
}

Result<StepFinished> StepExecution::conclude(const plan::StepInstance &instance, const Ended &ended,
                                             const QString &reason)
{
    const plan::InstanceId &id = instance.id;
    const operations::Traits traits = instance.operation->traits();
    const bool lost = ended.state != DetachedStep::State::Finished;
    if (!lost && ended.exitStatus != 0 &&
        !(traits.observes && ended.exitStatus == operations::warningExitStatus)) {
        StepFinished event =
            finished(id, Outcome::Failed,
                     m_lastLine.isEmpty() ? QStringLiteral("exit status %1").arg(ended.exitStatus)
                                          : QString::fromUtf8(m_lastLine));
        event.exitStatus = ended.exitStatus;
        return event;
    }
    if (traits.observes && !lost) {
        QString output;
        for (const LogLine &line : m_around.log.lastLines(id, shownLines))
            output += QString::fromUtf8(line.text) + QLatin1Char('\n');
        StepFinished event =
            finished(id, Outcome::AlreadySatisfied, operations::shownAnswer(output));
        event.warning = ended.exitStatus == operations::warningExitStatus;
        return event;
    }
    if (!lost) {
        auto refused = confirm(instance);
        if (!refused)
            return Failure(refused.error());
        if (*refused)
            return **refused;
    }
    const Result<Decision> after = check(instance);
    if (!after)
        return Failure(after.error());
    if (after->kind == Decision::Kind::Satisfied)
        return finished(id, Outcome::Changed, reason);
    StepFinished event = finished(id, Outcome::Failed,
                                  lost ? QStringLiteral("ended without a status: ") + after->reason
                                       : QStringLiteral("still: ") + after->reason);
    event.exitStatus = lost ? -1 : 0;
    return event;
}

} // namespace pikestaff::run
