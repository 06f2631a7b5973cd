// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runfollower.h"

#include "engine/installation.h"

#include <algorithm>

namespace pikestaff::engine {

using base::Error;

namespace {

constexpr int tellInterval = 66; ///< milliseconds: 15 a second

/// Starts whose plan would be another one today. What only facts can tell is not held against it.
std::set<int> outdatedStarts(const RunContext &context, const model::FactsByHost &facts,
                             const std::vector<run::RunStarted> &starts)
{
    std::set<int> outdated;
    std::map<std::pair<QString, QString>, std::optional<QString>> today; // scope → fingerprint
    for (size_t i = 0; i < starts.size(); ++i) {
        const plan::Scope &scope = starts[i].scope;
        const auto [found, isNew] = today.try_emplace({scope.only, scope.through});
        if (isNew) {
            const auto plan = context.plan(scope, facts);
            const bool known =
                plan && std::all_of(plan->steps.begin(), plan->steps.end(),
                                    [](const auto &step) { return step.unresolved.isEmpty(); });
            if (known)
                found->second = plan->fingerprint;
        }
        if (found->second && *found->second != starts[i].fingerprint)
            outdated.insert(static_cast<int>(i));
    }
    return outdated;
}

} // namespace

struct RunFollower::Reading
{
    int project = 0;
    bool withJournal = false;
    std::shared_ptr<const plan::Plan> plan;
    RunHistory history;
    std::set<int> outdated;
    std::optional<Error> problem;
};

RunFollower::RunFollower(Installation &installation)
    : QObject(&installation)
    , m_installation(installation)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(tellInterval);
    connect(&m_soon, &QTimer::timeout, this, &RunFollower::tellNow);
    connect(&installation, &Installation::eventHappened, this, &RunFollower::hear);
    connect(&installation, &Installation::projectOpened, this, &RunFollower::reset);
    connect(&installation, &Installation::planned, this, &RunFollower::changedSoon);
    connect(&installation, &Installation::started, this, [this] {
        m_hostFailures.clear();
        m_failure.reset();
        changedSoon();
    });
    connect(&installation, &Installation::hostFailed, this,
            [this](const base::HostName &host, const Error &error) {
                m_hostFailures.insert_or_assign(host, error);
                changedSoon();
            });
    connect(&installation, &Installation::failed, this, [this](const Error &error) {
        m_failure = error;
        changedSoon();
    });
    connect(&installation, &Installation::finished, this, [this] {
        refresh(); // the facts of this run are known now
        changedSoon();
    });
}

void RunFollower::reset()
{
    ++m_project;
    m_plan.reset();
    m_history = {};
    m_outdated.clear();
    m_journalRead = false;
    m_problem.reset();
    m_failure.reset();
    m_hostFailures.clear();
    refresh();
}

void RunFollower::refresh()
{
    if (!m_installation.hasProject() || (isRunning() && isReady() && m_journalRead))
        return;
    if (m_reading) {
        m_refreshAgain = true;
        return;
    }
    m_reading = true;
    m_heardWhileReading = false;
    const model::ProjectFile &content = m_installation.project().content();
    auto context = std::make_shared<const RunContext>(
        RunContext{m_installation.guide(), content.inventory, content.answers, {}});
    m_thread = std::jthread([this, context, facts = m_installation.facts(),
                             starts = m_history.starts(), withJournal = !m_journalRead,
                             path = m_installation.project().journalPath(), project = m_project] {
        auto reading = std::make_shared<Reading>();
        reading->project = project;
        reading->withJournal = withJournal;
        if (withJournal) {
            const auto events = run::Journal::read(path);
            if (events)
                reading->history = historyOf(*events);
            else
                reading->problem = events.error();
        }
        auto plan = context->plan({}, facts);
        if (plan)
            reading->plan = std::make_shared<const plan::Plan>(std::move(*plan));
        else
            reading->problem = plan.error();
        reading->outdated =
            outdatedStarts(*context, facts, withJournal ? reading->history.starts() : starts);
        QMetaObject::invokeMethod(
            this, [this, reading] { take(*reading); }, Qt::QueuedConnection);
    });
}

void RunFollower::take(const Reading &reading)
{
    m_reading = false;
    if (reading.project != m_project) {
        refresh();
        return;
    }
    m_plan = reading.plan;
    m_problem = reading.problem;
    m_outdated = reading.outdated;
    // What was heard meanwhile may stand in the journal already, or not: it is read again.
    if (reading.withJournal && !reading.problem && !m_heardWhileReading) {
        m_history = reading.history;
        m_journalRead = true;
    }
    if (m_heardWhileReading || std::exchange(m_refreshAgain, false))
        refresh();
    tellNow();
}

void RunFollower::tellNow()
{
    m_progressAge.invalidate();
    Q_EMIT changed();
}

void RunFollower::hear(const run::RunEvent &event)
{
    if (m_reading && !m_journalRead)
        m_heardWhileReading = true;
    m_history.apply(event);
    changedSoon();
}

void RunFollower::changedSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

bool RunFollower::isRunning() const
{
    return m_installation.isRunning() && !m_installation.isChecking();
}

bool RunFollower::canResume() const { return !isRunning() && lastRun().isUnfinished(); }

StepStatus RunFollower::status(const plan::InstanceId &id) const
{
    return statusOf(m_history.find(id), m_history, isRunning(), m_outdated);
}

const RunProgress &RunFollower::progress() const
{
    if (m_progressAge.isValid() && m_progressAge.elapsed() < tellInterval)
        return m_progress;
    m_progressAge.start();
    m_progress = {};
    if (m_plan != nullptr) {
        const std::shared_ptr<const plan::Plan> running =
            isRunning() ? m_installation.runningPlan() : nullptr;
        m_progress = progressOf(
            {*m_plan, running.get(), m_history, m_outdated, QDateTime::currentDateTimeUtc()});
    }
    return m_progress;
}

void RunFollower::forgetFailure()
{
    m_failure.reset();
    m_hostFailures.clear();
    changedSoon();
}

} // namespace pikestaff::engine
