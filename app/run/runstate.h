// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "run/runevent.h"

#include <map>
#include <set>
#include <vector>

namespace pikestaff::run {

enum class StepPhase { Pending, Checking, Applying, Finished };

struct StepState
{
    StepPhase phase = StepPhase::Pending;
    Outcome outcome = Outcome::Skipped; ///< of Finished
    base::RunId attemptRun; ///< with attempt: the last script, which may still run on the host
    QString attempt;
    int attempts = 0; ///< how often this run applied it
    QString reason;
    bool warning = false;
    qint64 milliseconds = 0;
    int exitStatus = 0;
    QDateTime startedAt;
    QDateTime finishedAt;
};

/// What the events of one run add up to. Nothing else is stored anywhere.
struct RunState
{
    std::optional<RunStarted> started;
    QDateTime startedAt;
    std::map<plan::InstanceId, StepState> steps; ///< only those that an event named
    std::set<base::HostName> lost;               ///< given up
    std::optional<RunFinished> finished;
    QDateTime finishedAt;

    [[nodiscard]] StepState step(const plan::InstanceId &id) const;
    /// Is there something to go on with?
    [[nodiscard]] bool isUnfinished() const;
};

/// Pure. A RunStarted sets every step back to Pending, resumed or not: the host is looked at again.
/// Only which scripts may still be on a host is kept: those that no good end was written for.
[[nodiscard]] RunState apply(RunState state, const RunEvent &event);

/// The state of the last run of a journal.
[[nodiscard]] RunState replay(const std::vector<RunEvent> &events);

/// Counts for RunFinished: over all steps of the plan.
[[nodiscard]] RunFinished summarise(const plan::Plan &plan, const RunState &state, bool cancelled);

} // namespace pikestaff::run
