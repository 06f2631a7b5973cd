// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "run/hostworker.h"
#include "run/journal.h"
#include "run/runstate.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <thread>

namespace pikestaff::run {

enum class StopLevel {
    AfterStep, ///< always safe: what runs now is finished, nothing new begins
    Interrupt, ///< also ends what runs now, where its operation allows it
    Leave,     ///< stops watching at once: what runs on hosts goes on there
};

/// Who hears of a run. All of it is called in the engine thread; must return soon.
struct RunListener
{
    std::function<void(const RunEvent &)> event;
    std::function<void(const base::HostName &, const model::HostFacts &)> facts;
    std::function<void(const base::HostName &, const base::Error &)> hostFailed; ///< at connecting
    std::function<void(std::shared_ptr<const plan::Plan>, std::shared_ptr<const LogBook>)> planned;
    /// The last call. Without a value the run could not begin or go on.
    std::function<void(const base::Result<RunFinished> &)> ended;
};

using PlanMaker = std::function<base::Result<plan::Plan>(const model::FactsByHost &)>;

struct RunnerSetup
{
    std::vector<model::Host> hosts;
    TransportFactory makeTransport;
    const model::SecretStore &secrets; ///< unchanged while the runner lives
    const base::Clock &clock;
    std::unique_ptr<Journal> journal;
    QString logFolder;
    QString originalsFolder;
    QString guide;
    plan::Scope scope;
    QString program;        ///< version, for the journal
    bool resume = false;    ///< goes on with the last run of the journal
    bool factsOnly = false; ///< connects, reads facts and ends
    PlanMaker makePlan;
    ReconnectPolicy reconnect;
    remote::DetachedStep::Engine engine = remote::DetachedStep::Engine::Automatic;
    RunListener listener;
};

/// The engine thread: connects the hosts, plans with their facts, and lets the scheduler say what
/// each of them does next. Every event is in the journal before anyone hears of it.
class Runner
{
public:
    static constexpr size_t connectingAtOnce = 5; ///< sshd drops more (MaxStartups)

    explicit Runner(RunnerSetup setup);
    ~Runner(); ///< leaves

    void requestStop(StopLevel level); ///< any thread

private:
    struct StopRequested
    {
        StopLevel level;
    };
    using Message = std::variant<WorkerMessage, StopRequested>;

    void work();
    [[nodiscard]] base::Status connectAll();
    [[nodiscard]] base::Status begin();
    [[nodiscard]] base::Result<RunFinished> execute();
    void startSteps(const std::vector<size_t> &indices);
    void handle(Message message);
    void handleWorker(const WorkerMessage &message);
    void stop(StopLevel level);
    void record(const RunEvent::Payload &payload);
    [[nodiscard]] base::Status write(const RunEvent::Payload &payload);

    RunnerSetup m_setup;
    model::Redactor m_redactor;
    Mailbox<Message> m_mailbox;
    model::FactsByHost m_facts;
    std::shared_ptr<const plan::Plan> m_plan;
    std::shared_ptr<LogBook> m_log;
    RunState m_state;
    base::RunId m_run;
    std::set<base::HostName> m_ready;
    bool m_stopping = false;
    bool m_left = false;
    bool m_goesOn = false; ///< it was left, and not stopped before
    size_t m_running = 0;  ///< steps that a worker has in hand
    std::optional<base::Error> m_failure;
    std::map<base::HostName, std::unique_ptr<HostWorker>> m_workers;
    std::jthread m_thread;
};

} // namespace pikestaff::run
