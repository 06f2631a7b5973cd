// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/runstate.h"

#include <algorithm>
#include <utility>

namespace pikestaff::run {

namespace {

struct Folder
{
    RunState &state;
    const QDateTime &time;

    void operator()(const RunStarted &e) const
    {
        std::map<plan::InstanceId, StepState> kept;
        for (const auto &[id, step] : state.steps) {
            StepState pending;
            if (e.resumed)
                pending.attempts = step.attempts;
            if (step.phase != StepPhase::Finished || !isGood(step.outcome)) {
                pending.attemptRun = step.attemptRun;
                pending.attempt = step.attempt;
            }
            if (pending.attempts > 0 || !pending.attempt.isEmpty())
                kept.emplace(id, pending);
        }
        const QDateTime begun = e.resumed && state.startedAt.isValid() ? state.startedAt : time;
        state = RunState{};
        state.started = e;
        state.startedAt = begun;
        state.steps = std::move(kept);
    }
    void operator()(const HostConnected &e) const { state.lost.erase(e.host); }
    void operator()(const HostLost &e) const
    {
        if (e.final)
            state.lost.insert(e.host);
    }
    void operator()(const StepStarted &e) const
    {
        StepState &step = state.steps[e.id];
        step.phase = StepPhase::Checking;
        step.startedAt = time;
    }
    void operator()(const StepApplying &e) const
    {
        StepState &step = state.steps[e.id];
        step.phase = StepPhase::Applying;
        step.attemptRun = state.started ? state.started->run : base::RunId();
        step.attempt = e.attempt;
        step.attempts += 1;
        step.reason = e.reason;
    }
    void operator()(const StepFinished &e) const
    {
        StepState &step = state.steps[e.id];
        step.phase = StepPhase::Finished;
        step.outcome = e.outcome;
        step.reason = e.reason;
        step.warning = e.warning;
        step.milliseconds = e.milliseconds;
        step.exitStatus = e.exitStatus;
        step.finishedAt = time;
    }
    void operator()(const HostReplaced &e) const
    {
        // The count stays: it is part of the name of a script's output.
        for (auto &[id, step] : state.steps) {
            const bool isNaming = std::find(e.naming.begin(), e.naming.end(), id) != e.naming.end();
            if (id.host != e.host && !isNaming)
                continue;
            StepState pending;
            pending.attempts = step.attempts;
            step = pending;
        }
        state.lost.erase(e.host);
        state.finished.reset();
    }
    void operator()(const RunFinished &e) const
    {
        state.finished = e;
        state.finishedAt = time;
    }
};

} // namespace

StepState RunState::step(const plan::InstanceId &id) const
{
    const auto found = steps.find(id);
    return found == steps.end() ? StepState{} : found->second;
}

bool RunState::isUnfinished() const
{
    if (!started)
        return false;
    return !finished || finished->cancelled || finished->failed > 0 || finished->unreachable > 0;
}

RunState apply(RunState state, const RunEvent &event)
{
    std::visit(Folder{state, event.time}, event.payload);
    return state;
}

RunState replay(const std::vector<RunEvent> &events)
{
    RunState state;
    for (const RunEvent &event : events)
        state = apply(std::move(state), event);
    return state;
}

RunFinished summarise(const plan::Plan &plan, const RunState &state, bool cancelled)
{
    RunFinished counts;
    counts.cancelled = cancelled;
    for (const plan::StepInstance &instance : plan.steps) {
        const StepState step = state.step(instance.id);
        if (step.phase != StepPhase::Finished) {
            counts.skipped += 1;
            continue;
        }
        switch (step.outcome) {
        case Outcome::AlreadySatisfied:
            counts.satisfied += 1;
            break;
        case Outcome::Changed:
            counts.changed += 1;
            break;
        case Outcome::Failed:
            counts.failed += 1;
            break;
        case Outcome::Unreachable:
            counts.unreachable += 1;
            break;
        case Outcome::Skipped:
        case Outcome::Cancelled:
            counts.skipped += 1;
            break;
        }
    }
    return counts;
}

} // namespace pikestaff::run
