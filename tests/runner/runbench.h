// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "run/runner.h"
#include "runner/plansketch.h"
#include "support/fakehost.h"

#include <QTemporaryDir>

#include <condition_variable>

namespace pikestaff::run {

/// A project folder, fake hosts under one lock, and one Runner after the other on them.
class RunBench
{
public:
    using Sketch = std::vector<SketchedStep>;
    using Disks = std::map<base::HostName, support::FakeDisk>;

    RunBench(const QByteArrayList &hosts, Sketch steps);
    ~RunBench();
    RunBench(const RunBench &) = delete;
    RunBench &operator=(const RunBench &) = delete;
    RunBench(RunBench &&) = delete;
    RunBench &operator=(RunBench &&) = delete;

    [[nodiscard]] support::FakeHost &host(const QByteArray &name)
    {
        return *m_hosts.at(hostName(name));
    }
    [[nodiscard]] std::map<base::HostName, std::unique_ptr<support::FakeHost>> &hosts()
    {
        return m_hosts;
    }
    void setDisks(const Disks &disks);
    [[nodiscard]] Disks disks() const;
    /// All hosts at one moment; only where the lock is held.
    [[nodiscard]] Disks lockedDisks() const;
    [[nodiscard]] std::mutex &lock() { return m_lock; }

    [[nodiscard]] QString journalPath() const;
    [[nodiscard]] QByteArray journalText() const;
    [[nodiscard]] bool setJournalText(const QByteArray &text) const;
    [[nodiscard]] QByteArray logText(const base::RunId &run, const plan::InstanceId &id) const;

    // What the next runner gets.
    bool resume = false;
    bool factsOnly = false;
    ReconnectPolicy reconnect{std::chrono::milliseconds(1), std::chrono::milliseconds(4),
                              std::chrono::seconds(20)};
    std::function<void(const RunEvent &)> onEvent; ///< in the engine thread
    std::optional<base::Error> planError;

    void begin();                  ///< makes a runner
    void beginHeld();              ///< the same, but nothing happens before runner() is there
    [[nodiscard]] bool hasEnded(); ///< waits for it, 20 s at most
    [[nodiscard]] base::Result<RunFinished> run(); ///< begin and wait
    void drop();                                   ///< destroys the runner
    [[nodiscard]] Runner &runner() { return *m_runner; }

    // What was heard of the last runner.
    [[nodiscard]] std::vector<RunEvent> events() const;
    [[nodiscard]] bool waitFor(const std::function<bool(const RunEvent &)> &wanted);
    [[nodiscard]] base::Result<RunFinished> result() const;
    [[nodiscard]] RunState state() const; ///< of all that stands in the journal
    [[nodiscard]] std::optional<Outcome> outcome(const plan::InstanceId &id) const;
    [[nodiscard]] std::vector<base::HostName> failedHosts() const;
    [[nodiscard]] qsizetype gatheredFacts() const;
    [[nodiscard]] bool wasPlanned() const;

private:
    [[nodiscard]] RunListener listener();
    template<typename Change>
    void note(Change change);

    QTemporaryDir m_folder;
    std::mutex m_lock;
    std::map<base::HostName, std::unique_ptr<support::FakeHost>> m_hosts;
    std::vector<model::Host> m_inventory;
    Sketch m_steps;
    base::SystemClock m_clock;
    model::SecretStore m_secrets;

    mutable std::mutex m_heardLock;
    std::condition_variable m_heardMore;
    std::vector<RunEvent> m_events;
    std::vector<base::HostName> m_failedHosts;
    qsizetype m_facts = 0;
    bool m_planned = false;
    std::optional<base::Result<RunFinished>> m_result;
    std::unique_ptr<Runner> m_runner; ///< last: ends before what it uses
};

} // namespace pikestaff::run
