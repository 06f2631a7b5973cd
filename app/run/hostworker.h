// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/clock.h"
#include "model/facts.h"
#include "model/host.h"
#include "run/mailbox.h"
#include "run/stepexecution.h"

#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <variant>

namespace pikestaff::run {

using TransportFactory = std::function<std::unique_ptr<remote::Transport>(const model::Host &host)>;

// What a worker tells the engine thread.
struct WorkerConnected
{
    model::HostFacts facts;
};
struct WorkerConnectFailed
{
    base::Error error;
};
struct WorkerLost
{
    base::Error error;
    bool final = false;
};
struct WorkerBack
{
    QString bootId;
};
struct WorkerApplying
{
    StepApplying event;
    std::shared_ptr<std::promise<base::Status>> written; ///< answered when it stands in the journal
};
struct WorkerFinished
{
    StepFinished event;
};
struct WorkerLeft
{
    plan::InstanceId id;
};

struct WorkerMessage
{
    base::HostName host;
    std::variant<WorkerConnected, WorkerConnectFailed, WorkerLost, WorkerBack, WorkerApplying,
                 WorkerFinished, WorkerLeft>
        what;
};

/// How long and how often a lost host is tried again.
struct ReconnectPolicy
{
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds longest{30'000};
    std::chrono::milliseconds giveUpAfter{600'000};
};

struct WorkerSetup
{
    model::Host host;
    TransportFactory makeTransport;
    const model::SecretStore &secrets;
    const model::Redactor &redactor;
    const base::Clock &clock;
    ReconnectPolicy reconnect;
    remote::DetachedStep::Engine engine = remote::DetachedStep::Engine::Automatic;
    std::function<void(WorkerMessage)> tell; ///< any thread
};

/// One thread, one host, one thing at a time. Owns the connection. Its functions are called by one
/// thread; every task that was given is answered by WorkerFinished or WorkerLeft.
class HostWorker
{
public:
    explicit HostWorker(WorkerSetup setup);
    ~HostWorker(); ///< leaves what runs on the host, closes the connection, joins

    void connect(); ///< → WorkerConnected | ConnectFailed
    void perform(StepTask task, LogBook &log, const QString &originalsFolder);
    void interrupt(); ///< ends the script that runs now, where its operation allows it
    void leave();     ///< stops watching; → WorkerLeft when something was under way

private:
    struct Connect
    {
    };
    struct Perform
    {
        StepTask task;
        LogBook *log;
        QString originalsFolder;
        std::stop_token interrupt;
    };
    using Command = std::variant<Connect, Perform>;

    void loop(const std::stop_token &stop);
    void post(Command command);
    void doConnect(const std::stop_token &stop);
    void doPerform(const Perform &perform, const std::stop_token &stop);
    [[nodiscard]] base::Status reconnect(const base::Error &why, const std::stop_token &stop);
    [[nodiscard]] base::Result<QString> greet(const std::stop_token &stop);
    void tell(decltype(WorkerMessage::what) what);

    WorkerSetup m_setup;
    std::unique_ptr<remote::Transport> m_transport;
    Mailbox<Command> m_commands;
    std::stop_source m_interrupt; ///< of the last task; the caller's thread alone uses it
    std::jthread m_thread;        ///< last: starts when all the rest is there
};

} // namespace pikestaff::run
