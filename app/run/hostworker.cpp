// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/hostworker.h"

#include "remote/detachedstep.h"
#include "remote/factgatherer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <condition_variable>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

/// An idle connection is looked after this often.
constexpr std::chrono::milliseconds idleSlice{1'000};

/// These will not get better by trying again.
bool isHopeless(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::AuthenticationRefused:
    case ErrorCode::KeyUnreadable:
    case ErrorCode::KeyPassphraseWrong:
    case ErrorCode::SudoRefused:
    case ErrorCode::SudoPasswordWrong:
    case ErrorCode::Cancelled:
        return true;
    default:
        return false;
    }
}

/// A sleep that a stop ends.
void pause(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds time)
{
    const auto spread = static_cast<int>(time.count() / 4);
    return time + std::chrono::milliseconds(QRandomGenerator::global()->bounded(spread + 1));
}

} // namespace

HostWorker::HostWorker(WorkerSetup setup)
    : m_setup(std::move(setup))
    , m_transport(m_setup.makeTransport(m_setup.host))
    , m_thread([this](const std::stop_token &stop) { loop(stop); })
{
}

HostWorker::~HostWorker()
{
    leave();
    m_thread.join();
}

void HostWorker::post(Command command)
{
    m_commands.post(std::move(command));
    m_transport->wake();
}

void HostWorker::connect() { post(Connect{}); }

void HostWorker::perform(StepTask task, LogBook &log, const QString &originalsFolder)
{
    m_interrupt = std::stop_source();
    const bool interruptible = task.instance->operation->traits().interruptible;
    post(Perform{std::move(task), &log, originalsFolder,
                 interruptible ? m_interrupt.get_token() : std::stop_token()});
}

void HostWorker::interrupt() { m_interrupt.request_stop(); }

void HostWorker::leave()
{
    m_thread.request_stop();
    m_transport->wake();
}

void HostWorker::tell(decltype(WorkerMessage::what) what)
{
    m_setup.tell({m_setup.host.name, std::move(what)});
}

void HostWorker::loop(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::optional<Command> command =
            m_transport->isConnected() ? m_commands.tryTake() : m_commands.take(stop);
        if (!command) {
            if (m_transport->isConnected()) {
                const Status served = m_transport->serve(idleSlice, stop);
                if (!served && served.error().code != ErrorCode::Cancelled) {
                    tell(WorkerLost{served.error(), false});
                    m_transport->close();
                }
            }
            continue;
        }
        if (std::holds_alternative<Connect>(*command))
            doConnect(stop);
        else
            doPerform(std::get<Perform>(*command), stop);
    }
    while (const auto command = m_commands.tryTake()) {
        if (const auto *perform = std::get_if<Perform>(&*command))
            tell(WorkerLeft{perform->task.instance->id});
    }
    m_transport->close();
}

/// Puts our programs on the host; returns its boot id.
Result<QString> HostWorker::greet(const std::stop_token &stop)
{
    if (const Status installed = remote::DetachedStep::installTools(*m_transport, stop); !installed)
        return Failure(installed.error());
    remote::ExecRequest request;
    request.script = QByteArrayLiteral("cat /proc/sys/kernel/random/boot_id");
    const auto answer = m_transport->exec(request, stop);
    if (!answer)
        return Failure(answer.error());
    return QString::fromLatin1(answer->output.trimmed());
}

void HostWorker::doConnect(const std::stop_token &stop)
{
    const Status connected = m_transport->connect(stop);
    if (!connected) {
        tell(WorkerConnectFailed{connected.error()});
        return;
    }
    if (const auto greeted = greet(stop); !greeted) {
        tell(WorkerConnectFailed{greeted.error()});
        return;
    }
    auto facts = remote::gatherFacts(*m_transport, m_setup.clock, stop);
    if (!facts) {
        tell(WorkerConnectFailed{facts.error()});
        return;
    }
    tell(WorkerConnected{std::move(*facts)});
}

void HostWorker::doPerform(const Perform &perform, const std::stop_token &stop)
{
    const auto applying = [this](const StepApplying &event) -> Status {
        auto written = std::make_shared<std::promise<Status>>();
        auto answer = written->get_future();
        tell(WorkerApplying{event, written});
        return answer.get();
    };
    const auto back = [this](const Error &why, const std::stop_token &token) {
        return reconnect(why, token);
    };
    StepExecution execution(*m_transport,
                            {m_setup.secrets, m_setup.redactor, *perform.log,
                             perform.originalsFolder, m_setup.engine, applying, back});
    auto finished = execution.perform(perform.task, stop, perform.interrupt);
    if (finished)
        tell(WorkerFinished{std::move(*finished)});
    else
        tell(WorkerLeft{perform.task.instance->id});
}

Status HostWorker::reconnect(const Error &why, const std::stop_token &stop)
{
    tell(WorkerLost{why, false});
    const auto deadline = std::chrono::steady_clock::now() + m_setup.reconnect.giveUpAfter;
    std::chrono::milliseconds wait = m_setup.reconnect.first;
    for (;;) {
        m_transport->close();
        Status connected = m_transport->connect(stop);
        if (connected) {
            const auto bootId = greet(stop);
            if (bootId) {
                tell(WorkerBack{*bootId});
                return {};
            }
            connected = Failure(bootId.error());
        }
        const Error error = connected.error();
        const bool givenUp = std::chrono::steady_clock::now() + wait > deadline;
        if (stop.stop_requested())
            return Failure(Error{ErrorCode::Cancelled, m_setup.host.name.value(), {}, {}});
        if (isHopeless(error.code) || givenUp) {
            tell(WorkerLost{error, true});
            return Failure(Error{ErrorCode::HostUnreachable, m_setup.host.name.value(),
                                 error.toLogLine(), std::make_shared<Error>(error)});
        }
        pause(withJitter(wait), stop);
        wait = std::min(wait * 2, m_setup.reconnect.longest);
    }
}

} // namespace pikestaff::run
