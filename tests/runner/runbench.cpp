// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/runbench.h"

#include "support/faketransport.h"

#include <QFile>

#include <algorithm>

namespace pikestaff::run {

using base::Failure;
using base::Result;

namespace {

constexpr std::chrono::seconds patience{20};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

RunBench::RunBench(const QByteArrayList &hosts, Sketch steps)
    : m_steps(std::move(steps))
{
    for (const QByteArray &name : hosts) {
        model::Host host;
        host.name = hostName(name);
        m_inventory.push_back(host);
        m_hosts.emplace(host.name, std::make_unique<support::FakeHost>(host.name, m_lock));
    }
}

RunBench::~RunBench() { drop(); }

void RunBench::setDisks(const Disks &disks)
{
    for (const auto &[name, disk] : disks)
        m_hosts.at(name)->setDisk(disk);
}

RunBench::Disks RunBench::disks() const
{
    Disks disks;
    for (const auto &[name, host] : m_hosts)
        disks.emplace(name, host->disk());
    return disks;
}

RunBench::Disks RunBench::lockedDisks() const
{
    Disks disks;
    for (const auto &[name, host] : m_hosts)
        disks.emplace(name, host->lockedDisk());
    return disks;
}

QString RunBench::journalPath() const { return m_folder.filePath(QStringLiteral("journal.jsonl")); }

QByteArray RunBench::journalText() const { return contentOf(journalPath()); }

bool RunBench::setJournalText(const QByteArray &text) const
{
    QFile file(journalPath());
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray RunBench::logText(const base::RunId &run, const plan::InstanceId &id) const
{
    return contentOf(LogBook::pathIn(m_folder.filePath(QStringLiteral("logs")), run, id));
}

template<typename Change>
void RunBench::note(Change change)
{
    {
        const std::scoped_lock lock(m_heardLock);
        change();
    }
    m_heardMore.notify_all();
}

RunListener RunBench::listener()
{
    RunListener listener;
    listener.event = [this](const RunEvent &event) {
        if (onEvent)
            onEvent(event);
        note([&] { m_events.push_back(event); });
    };
    listener.facts = [this](const base::HostName &, const model::HostFacts &) {
        note([&] { ++m_facts; });
    };
    listener.hostFailed = [this](const base::HostName &host, const base::Error &) {
        note([&] { m_failedHosts.push_back(host); });
    };
    listener.planned = [this](const std::shared_ptr<const plan::Plan> &,
                              const std::shared_ptr<const LogBook> &) {
        note([&] { m_planned = true; });
    };
    listener.ended = [this](const Result<RunFinished> &result) {
        note([&] { m_result = result; });
    };
    return listener;
}

void RunBench::begin()
{
    drop();
    m_events.clear();
    m_failedHosts.clear();
    m_facts = 0;
    m_planned = false;
    m_result.reset();
    auto journal = Journal::open(journalPath());
    if (!journal)
        qFatal("%s", qPrintable(journal.error().toLogLine()));
    const auto makePlan = [this](const model::FactsByHost &) -> Result<plan::Plan> {
        if (planError)
            return Failure(*planError);
        return sketch(m_steps);
    };
    const auto makeTransport = [this](const model::Host &host) {
        return std::make_unique<support::FakeTransport>(*m_hosts.at(host.name));
    };
    m_runner = std::make_unique<Runner>(RunnerSetup{m_inventory,
                                                    makeTransport,
                                                    m_secrets,
                                                    m_clock,
                                                    std::move(*journal),
                                                    m_folder.filePath(QStringLiteral("logs")),
                                                    m_folder.filePath(QStringLiteral("originals")),
                                                    QStringLiteral("sketched"),
                                                    {},
                                                    QStringLiteral("0.0"),
                                                    resume,
                                                    factsOnly,
                                                    makePlan,
                                                    reconnect,
                                                    remote::DetachedStep::Engine::Automatic,
                                                    listener()});
}

void RunBench::beginHeld()
{
    for (const auto &[name, host] : m_hosts)
        host->holdConnects(true);
    begin();
    for (const auto &[name, host] : m_hosts)
        host->holdConnects(false);
}

bool RunBench::hasEnded()
{
    std::unique_lock lock(m_heardLock);
    return m_heardMore.wait_for(lock, patience, [this] { return m_result.has_value(); });
}

Result<RunFinished> RunBench::run()
{
    begin();
    if (!hasEnded())
        qFatal("the run does not end");
    drop();
    return result();
}

void RunBench::drop() { m_runner.reset(); }

std::vector<RunEvent> RunBench::events() const
{
    const std::scoped_lock lock(m_heardLock);
    return m_events;
}

bool RunBench::waitFor(const std::function<bool(const RunEvent &)> &wanted)
{
    std::unique_lock lock(m_heardLock);
    return m_heardMore.wait_for(
        lock, patience, [&] { return std::any_of(m_events.begin(), m_events.end(), wanted); });
}

Result<RunFinished> RunBench::result() const
{
    const std::scoped_lock lock(m_heardLock);
    return *m_result;
}

RunState RunBench::state() const
{
    const auto events = Journal::read(journalPath());
    return events ? replay(*events) : RunState{};
}

std::optional<Outcome> RunBench::outcome(const plan::InstanceId &id) const
{
    const StepState step = state().step(id);
    return step.phase == StepPhase::Finished ? std::optional(step.outcome) : std::nullopt;
}

std::vector<base::HostName> RunBench::failedHosts() const
{
    const std::scoped_lock lock(m_heardLock);
    return m_failedHosts;
}

qsizetype RunBench::gatheredFacts() const
{
    const std::scoped_lock lock(m_heardLock);
    return m_facts;
}

bool RunBench::wasPlanned() const
{
    const std::scoped_lock lock(m_heardLock);
    return m_planned;
}

} // namespace pikestaff::run
