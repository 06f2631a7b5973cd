// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runhistory.h"

namespace pikestaff::engine {

void RunHistory::apply(const run::RunEvent &event)
{
    m_lastRun = run::apply(std::move(m_lastRun), event);
    if (const auto *started = std::get_if<run::RunStarted>(&event.payload)) {
        m_starts.push_back(*started);
        return;
    }
    if (const auto *replaced = std::get_if<run::HostReplaced>(&event.payload)) {
        std::erase_if(m_steps,
                      [replaced](const auto &entry) { return entry.first.host == replaced->host; });
        for (const plan::InstanceId &naming : replaced->naming)
            m_steps.erase(naming);
        return;
    }
    const plan::InstanceId *id = nullptr;
    if (const auto *begun = std::get_if<run::StepStarted>(&event.payload))
        id = &begun->id;
    else if (const auto *applying = std::get_if<run::StepApplying>(&event.payload))
        id = &applying->id;
    else if (const auto *finished = std::get_if<run::StepFinished>(&event.payload))
        id = &finished->id;
    if (id == nullptr)
        return;
    StepRecord &record = m_steps[*id];
    run::StepState next = m_lastRun.step(*id);
    if (next.attempt.isEmpty()) { // its last script, whose output is kept, may be of an earlier run
        next.attempt = record.state.attempt;
        next.attemptRun = record.state.attemptRun;
    }
    record.state = std::move(next);
    record.start = static_cast<int>(m_starts.size()) - 1;
    const auto *finished = std::get_if<run::StepFinished>(&event.payload);
    if (finished != nullptr && finished->outcome == run::Outcome::Changed)
        record.changeMilliseconds = finished->milliseconds;
}

const StepRecord *RunHistory::find(const plan::InstanceId &id) const
{
    const auto found = m_steps.find(id);
    return found == m_steps.end() ? nullptr : &found->second;
}

RunHistory historyOf(const std::vector<run::RunEvent> &events)
{
    RunHistory history;
    for (const run::RunEvent &event : events)
        history.apply(event);
    return history;
}

} // namespace pikestaff::engine
