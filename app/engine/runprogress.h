// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/runhistory.h"

#include <QDateTime>

#include <optional>
#include <set>

namespace pikestaff::engine {

/// How a step stands, for people.
enum class StepStatus {
    Pending,
    Running,
    Interrupted, ///< was under way when the watching ended; may still run on its host
    Done,
    Warned, ///< done, by the second best way only
    Skipped,
    Outdated, ///< done, but the plan has changed since
    Failed,
    Unreachable,
    Stopped, ///< ended on request
};

[[nodiscard]] bool isGood(StepStatus status);
[[nodiscard]] bool isBad(StepStatus status); ///< Failed, Unreachable

/// What a host does now. Of a run that is under way.
struct HostActivity
{
    enum class Kind {
        Running,
        Waiting, ///< for a step of another host, or to be connected
        Failed,  ///< what is left needs a step that failed
        Lost,    ///< trying to reach it again, or given up
        Done,
    };
    base::HostName host;
    Kind kind = Kind::Waiting;
    plan::InstanceId step;     ///< of Running and Failed
    base::LocalText stepTitle; ///< of Running and Failed
    QDateTime since;           ///< of Running
};

struct RunProgress
{
    int percent = 0; ///< of the whole guide, 0..100
    std::map<base::ChapterId, int> ofChapter;
    std::optional<qint64> secondsLeft; ///< only while something runs
    std::vector<HostActivity> hosts;   ///< only while something runs; in order of the plan
};

struct ProgressInput
{
    const plan::Plan &whole;             ///< the whole guide
    const plan::Plan *running = nullptr; ///< what runs now
    const RunHistory &history;
    const std::set<int> &outdated; ///< starts whose plan is not the one of today
    QDateTime now;
};

/// How one step stands. `running`: a run is under way.
[[nodiscard]] StepStatus statusOf(const StepRecord *record, const RunHistory &history, bool running,
                                  const std::set<int> &outdated);

/// Learns from how long steps took: their own last time, else their weight at the pace of the
/// others. Pure.
[[nodiscard]] RunProgress progressOf(const ProgressInput &input);

} // namespace pikestaff::engine
