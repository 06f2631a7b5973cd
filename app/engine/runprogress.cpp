// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runprogress.h"

#include <algorithm>

namespace pikestaff::engine {

namespace {

constexpr double checkSeconds = 0.7; ///< to see that nothing is to be done
constexpr double almost = 0.95;      ///< a step that runs is never counted whole
constexpr double slowest = 10;
constexpr double fastest = 0.1;
constexpr double believed = 60; ///< seconds of work at the expected pace: a few steps say little

class Estimate
{
public:
    explicit Estimate(const ProgressInput &input)
        : m_input(input)
    {
        double measured = 0;
        double expected = 0;
        for (const plan::StepInstance &step : input.whole.steps) {
            const StepRecord *record = input.history.find(step.id);
            if (record == nullptr || record->changeMilliseconds <= 0)
                continue;
            measured += double(record->changeMilliseconds) / 1000.0;
            expected += step.weight;
        }
        m_pace = std::clamp((measured + believed) / (expected + believed), fastest, slowest);
    }

    [[nodiscard]] double seconds(const plan::StepInstance &step, const StepRecord *record) const
    {
        if (record != nullptr && record->changeMilliseconds > 0)
            return double(record->changeMilliseconds) / 1000.0;
        return step.weight * m_pace;
    }

    /// 0..1
    [[nodiscard]] double share(const plan::StepInstance &step, const StepRecord *record) const
    {
        const StepStatus status =
            statusOf(record, m_input.history, m_input.running != nullptr, m_input.outdated);
        if (isGood(status))
            return 1;
        if (status != StepStatus::Running)
            return 0;
        const double elapsed = double(record->state.startedAt.msecsTo(m_input.now)) / 1000.0;
        return std::clamp(elapsed / std::max(seconds(step, record), 1.0), 0.0, almost);
    }

    /// Of a run that is under way.
    [[nodiscard]] double secondsLeft(const plan::StepInstance &step) const
    {
        const StepRecord *record = m_input.history.find(step.id);
        const bool seenNow =
            record != nullptr && record->start == int(m_input.history.starts().size()) - 1;
        if (seenNow && record->state.phase == run::StepPhase::Finished)
            return 0;
        const StepStatus status = statusOf(record, m_input.history, true, m_input.outdated);
        if (status == StepStatus::Running)
            return seconds(step, record) * (1 - share(step, record));
        return isGood(status) ? checkSeconds : seconds(step, record);
    }

private:
    const ProgressInput &m_input;
    double m_pace = 1;
};

/// The end of the longest chain, when every host does one thing after the other.
qint64 secondsUntilEnd(const plan::Plan &plan, const Estimate &estimate)
{
    std::map<base::HostName, double> free;
    std::vector<double> ends(plan.steps.size());
    double last = 0;
    for (size_t i = 0; i < plan.steps.size(); ++i) {
        double &hostFree = free[plan.steps[i].id.host];
        double begin = hostFree;
        for (const size_t need : plan.steps[i].needs)
            begin = std::max(begin, ends[need]);
        const double own = estimate.secondsLeft(plan.steps[i]);
        ends[i] = own > 0 ? begin + own : 0;
        hostFree = std::max(hostFree, ends[i]);
        last = std::max(last, ends[i]);
    }
    return qRound64(last);
}

std::vector<HostActivity> activities(const ProgressInput &input)
{
    std::vector<HostActivity> hosts;
    std::map<base::HostName, size_t> places;
    std::map<base::HostName, bool> left;
    for (const plan::StepInstance &step : input.running->steps) {
        const auto [place, isNew] = places.emplace(step.id.host, hosts.size());
        if (isNew)
            hosts.push_back({step.id.host, HostActivity::Kind::Waiting, {}, {}, {}});
        HostActivity &host = hosts[place->second];
        const run::StepState state = input.history.lastRun().step(step.id);
        if (state.phase == run::StepPhase::Checking || state.phase == run::StepPhase::Applying) {
            host = {step.id.host, HostActivity::Kind::Running, step.id, step.title,
                    state.startedAt};
        } else if (state.phase == run::StepPhase::Pending) {
            left[step.id.host] = true;
        } else if (!run::isGood(state.outcome) && host.kind == HostActivity::Kind::Waiting) {
            host = {step.id.host, HostActivity::Kind::Failed, step.id, step.title, {}};
        }
    }
    for (HostActivity &host : hosts) {
        if (input.history.lastRun().lost.contains(host.host))
            host.kind = HostActivity::Kind::Lost;
        else if (host.kind == HostActivity::Kind::Waiting && !left[host.host])
            host.kind = HostActivity::Kind::Done;
    }
    return hosts;
}

int percent(double done, double all)
{
    if (all <= 0 || done >= all)
        return all <= 0 ? 0 : 100;
    return done > 0 ? std::clamp(int(100 * done / all), 1, 99) : 0;
}

} // namespace

bool isGood(StepStatus status)
{
    return status == StepStatus::Done || status == StepStatus::Warned ||
           status == StepStatus::Skipped;
}

bool isBad(StepStatus status)
{
    return status == StepStatus::Failed || status == StepStatus::Unreachable;
}

StepStatus statusOf(const StepRecord *record, const RunHistory &history, bool running,
                    const std::set<int> &outdated)
{
    if (record == nullptr)
        return StepStatus::Pending;
    const run::StepState &state = record->state;
    const bool ofThisRun = running && record->start == int(history.starts().size()) - 1;
    switch (state.phase) {
    case run::StepPhase::Pending:
        return StepStatus::Pending;
    case run::StepPhase::Checking:
    case run::StepPhase::Applying:
        return ofThisRun ? StepStatus::Running : StepStatus::Interrupted;
    case run::StepPhase::Finished:
        break;
    }
    switch (state.outcome) {
    case run::Outcome::AlreadySatisfied:
    case run::Outcome::Changed:
        if (outdated.contains(record->start))
            return StepStatus::Outdated;
        return state.warning ? StepStatus::Warned : StepStatus::Done;
    case run::Outcome::Skipped:
        return StepStatus::Skipped;
    case run::Outcome::Failed:
        return running && !ofThisRun ? StepStatus::Pending : StepStatus::Failed;
    case run::Outcome::Unreachable:
        return running && !ofThisRun ? StepStatus::Pending : StepStatus::Unreachable;
    case run::Outcome::Cancelled:
        return running && !ofThisRun ? StepStatus::Pending : StepStatus::Stopped;
    }
    return StepStatus::Pending;
}

RunProgress progressOf(const ProgressInput &input)
{
    const Estimate estimate(input);
    std::map<base::ChapterId, std::pair<double, double>> chapters;
    double done = 0;
    double all = 0;
    for (const plan::StepInstance &step : input.whole.steps) {
        const double share = estimate.share(step, input.history.find(step.id)) * step.weight;
        auto &[chapterDone, chapterAll] = chapters[step.chapter];
        chapterDone += share;
        chapterAll += step.weight;
        done += share;
        all += step.weight;
    }
    RunProgress progress;
    progress.percent = percent(done, all);
    for (const auto &[chapter, sums] : chapters)
        progress.ofChapter[chapter] = percent(sums.first, sums.second);
    if (input.running != nullptr) {
        progress.secondsLeft = secondsUntilEnd(*input.running, estimate);
        progress.hosts = activities(input);
    }
    return progress;
}

} // namespace pikestaff::engine
