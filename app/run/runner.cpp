// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/runner.h"

#include "run/scheduler.h"

#include <QRandomGenerator>

#include <deque>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

base::RunId newRunId(const base::Clock &clock)
{
    return base::RunId(clock.now().toString(QStringLiteral("yyyyMMdd-HHmmss")) +
                       QStringLiteral("-%1").arg(QRandomGenerator::system()->bounded(0x10000), 4,
                                                 16, QLatin1Char('0')));
}

/// "env-ntp-controller/install-chrony", second time → "env-ntp-controller.install-chrony.2"
QString attemptName(const plan::InstanceId &id, int attempt)
{
    QString name = id.step.value();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('-') && c != QLatin1Char('_'))
            c = QLatin1Char('.');
    }
    return name + QLatin1Char('.') + QString::number(attempt);
}

template<typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template<typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

Runner::Runner(RunnerSetup setup)
    : m_setup(std::move(setup))
    , m_redactor(m_setup.secrets)
    , m_thread([this] { work(); })
{
}

Runner::~Runner()
{
    requestStop(StopLevel::Leave);
    m_thread.join();
}

void Runner::requestStop(StopLevel level) { m_mailbox.post(StopRequested{level}); }

void Runner::work()
{
    Result<RunFinished> result = [this]() -> Result<RunFinished> {
        if (const Status connected = connectAll(); !connected)
            return Failure(connected.error());
        if (m_setup.factsOnly)
            return RunFinished{};
        if (const Status begun = begin(); !begun)
            return Failure(begun.error());
        return execute();
    }();
    for (const auto &[host, worker] : m_workers)
        worker->leave(); // all at once, before each is waited for
    m_workers.clear();
    m_setup.listener.ended(result);
}

Status Runner::connectAll()
{
    std::deque<model::Host> waiting(m_setup.hosts.begin(), m_setup.hosts.end());
    for (const model::Host &host : m_setup.hosts) {
        WorkerSetup worker{host,
                           m_setup.makeTransport,
                           m_setup.secrets,
                           m_redactor,
                           m_setup.clock,
                           m_setup.reconnect,
                           m_setup.engine,
                           [this](WorkerMessage message) { m_mailbox.post(std::move(message)); }};
        m_workers.emplace(host.name, std::make_unique<HostWorker>(std::move(worker)));
    }
    size_t connecting = 0;
    std::optional<Error> first;
    while (!waiting.empty() || connecting > 0) {
        while (!waiting.empty() && connecting < connectingAtOnce) {
            m_workers.at(waiting.front().name)->connect();
            waiting.pop_front();
            ++connecting;
        }
        auto message = m_mailbox.take({});
        if (std::holds_alternative<StopRequested>(*message)) {
            stop(std::get<StopRequested>(*message).level);
            return Failure(Error{ErrorCode::Cancelled, {}, {}, {}});
        }
        const auto &told = std::get<WorkerMessage>(*message);
        if (const auto *connected = std::get_if<WorkerConnected>(&told.what)) {
            m_facts.emplace(told.host, connected->facts);
            m_ready.insert(told.host);
            m_setup.listener.facts(told.host, connected->facts);
            --connecting;
        } else if (const auto *failed = std::get_if<WorkerConnectFailed>(&told.what)) {
            m_setup.listener.hostFailed(told.host, failed->error);
            if (!first)
                first = failed->error;
            --connecting;
        }
    }
    if (first)
        return Failure(*first);
    return {};
}

Status Runner::begin()
{
    auto plan = m_setup.makePlan(m_facts);
    if (!plan)
        return Failure(plan.error());
    m_plan = std::make_shared<const plan::Plan>(std::move(*plan));
    m_state = replay(m_setup.journal->history());
    const bool resumed = m_setup.resume && m_state.started;
    m_run = resumed ? m_state.started->run : newRunId(m_setup.clock);
    m_log = std::make_shared<LogBook>(m_setup.logFolder, m_run);
    m_setup.listener.planned(m_plan, m_log);

    RunStarted started;
    started.run = m_run;
    started.guide = m_setup.guide;
    started.scope = m_setup.scope;
    started.fingerprint = m_plan->fingerprint;
    started.program = m_setup.program;
    started.steps = static_cast<int>(m_plan->steps.size());
    started.resumed = resumed;
    if (Status written = write(started); !written)
        return written;
    for (const auto &[host, facts] : m_facts) {
        if (Status written = write(HostConnected{host, facts.bootId, facts.osName}); !written)
            return written;
    }
    return {};
}

Result<RunFinished> Runner::execute()
{
    for (;;) {
        const Actions actions = next(*m_plan, m_state, {m_stopping || m_failure, m_ready});
        startSteps(actions.start);
        if (m_failure && m_running == 0)
            return Failure(*m_failure);
        if ((m_left || actions.finished) && m_running == 0)
            break;
        auto message = m_mailbox.take({});
        handle(std::move(*message));
    }
    RunFinished summary = summarise(*m_plan, m_state, m_stopping);
    if (summary.skipped == 0)
        summary.cancelled = false; // the stop came too late to hold anything back
    summary.left = summary.cancelled && m_goesOn;
    record(summary);
    if (m_failure)
        return Failure(*m_failure);
    return summary;
}

void Runner::startSteps(const std::vector<size_t> &indices)
{
    for (const size_t index : indices) {
        const plan::StepInstance &instance = m_plan->steps[index];
        const StepState before = m_state.step(instance.id);
        StepTask task;
        task.instance = &instance;
        task.run = m_run;
        task.attempt = attemptName(instance.id, before.attempts + 1);
        if (!before.attempt.isEmpty())
            task.inFlight = InFlight{before.attemptRun, before.attempt};
        record(StepStarted{instance.id});
        if (m_failure)
            return;
        ++m_running;
        m_workers.at(instance.id.host)->perform(std::move(task), *m_log, m_setup.originalsFolder);
    }
}

void Runner::handle(Message message)
{
    if (const auto *stopRequested = std::get_if<StopRequested>(&message))
        stop(stopRequested->level);
    else
        handleWorker(std::get<WorkerMessage>(message));
}

void Runner::handleWorker(const WorkerMessage &message)
{
    const base::HostName &host = message.host;
    std::visit(Overloaded{
                   [](const WorkerConnected &) {},
                   [](const WorkerConnectFailed &) {},
                   [&](const WorkerLost &lost) {
                       if (lost.final)
                           m_ready.erase(host);
                       record(HostLost{host, lost.error.toLogLine(), lost.final});
                   },
                   [&](const WorkerBack &back) {
                       record(HostConnected{host, back.bootId, m_facts.at(host).osName});
                   },
                   [&](const WorkerApplying &applying) {
                       record(applying.event);
                       applying.written->set_value(m_failure ? Status(Failure(*m_failure))
                                                             : Status());
                   },
                   [&](const WorkerFinished &finished) {
                       --m_running;
                       record(finished.event);
                   },
                   [&](const WorkerLeft &) { --m_running; },
               },
               message.what);
}

void Runner::stop(StopLevel level)
{
    if (level == StopLevel::Leave && !m_stopping)
        m_goesOn = true;
    m_stopping = true;
    for (const auto &[host, worker] : m_workers) {
        if (level == StopLevel::Interrupt)
            worker->interrupt();
        else if (level == StopLevel::Leave)
            worker->leave();
    }
    if (level == StopLevel::Leave)
        m_left = true;
}

/// What cannot be written down must not go on.
void Runner::record(const RunEvent::Payload &payload)
{
    const Status written = write(payload);
    if (!written && !m_failure)
        m_failure = written.error();
}

Status Runner::write(const RunEvent::Payload &payload)
{
    const RunEvent event{m_setup.clock.now(), payload};
    if (Status appended = m_setup.journal->append(event); !appended)
        return appended;
    m_state = apply(std::move(m_state), event);
    m_setup.listener.event(event);
    return {};
}

} // namespace pikestaff::run
