// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "run/runstate.h"

#include <map>
#include <vector>

namespace pikestaff::engine {

/// What is known of a step from all runs of a project.
struct StepRecord
{
    run::StepState state;          ///< the last: of whatever run it was
    int start = -1;                ///< index in RunHistory::starts() of the run that it belongs to
    qint64 changeMilliseconds = 0; ///< how long it took when it last really changed its host
};

/// The fold of a whole journal, where run::RunState is that of the last run alone: a chapter that
/// was installed by a run of its own stays installed when the next one runs. Pure.
class RunHistory
{
public:
    void apply(const run::RunEvent &event);

    [[nodiscard]] const run::RunState &lastRun() const { return m_lastRun; }
    /// Every beginning of a run, resumed or not, oldest first.
    [[nodiscard]] const std::vector<run::RunStarted> &starts() const { return m_starts; }
    [[nodiscard]] const StepRecord *find(const plan::InstanceId &id) const;
    [[nodiscard]] const std::map<plan::InstanceId, StepRecord> &steps() const { return m_steps; }

private:
    run::RunState m_lastRun;
    std::vector<run::RunStarted> m_starts;
    std::map<plan::InstanceId, StepRecord> m_steps;
};

[[nodiscard]] RunHistory historyOf(const std::vector<run::RunEvent> &events);

} // namespace pikestaff::engine
