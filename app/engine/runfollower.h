// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/runprogress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <thread>

namespace pikestaff::engine {

class Installation;

/// Where a project stands: the plan of its whole guide, what all runs have done, and what runs now.
/// One for all who show it (Installation::follower). The journal is read and the plan is made in a
/// thread of its own; what changes is told 15 times a second at most. Lives in the thread of its
/// Installation.
class RunFollower : public QObject
{
    Q_OBJECT

public:
    explicit RunFollower(Installation &installation);

    /// Makes the plan anew, after answers or hosts were changed; reads the journal where that has
    /// not been done. Nothing while something runs.
    void refresh();
    /// Forgets everything: another project.
    void reset();

    /// Nothing can be said before this: neither plan nor journal has been read.
    [[nodiscard]] bool isReady() const { return m_plan != nullptr; }
    /// Why not: the plan cannot be made, or the journal cannot be read.
    [[nodiscard]] const std::optional<base::Error> &problem() const { return m_problem; }
    [[nodiscard]] std::shared_ptr<const plan::Plan> plan() const { return m_plan; }
    [[nodiscard]] const RunHistory &history() const { return m_history; }
    [[nodiscard]] const run::RunState &lastRun() const { return m_history.lastRun(); }
    [[nodiscard]] bool isRunning() const; ///< preparing counts, reading facts alone does not
    [[nodiscard]] bool canResume() const; ///< the last run has not come to a good end
    [[nodiscard]] StepStatus status(const plan::InstanceId &id) const;
    /// Not older than a tick: many may ask.
    [[nodiscard]] const RunProgress &progress() const;

    /// Why the last run could not begin or go on; nullopt once another begins.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }
    /// Hosts that could not be connected then.
    [[nodiscard]] const std::map<base::HostName, base::Error> &hostFailures() const
    {
        return m_hostFailures;
    }
    void forgetFailure();

Q_SIGNALS:
    void changed();

private:
    struct Reading;
    void take(const Reading &reading);
    void hear(const run::RunEvent &event);
    void changedSoon();
    void tellNow();

    Installation &m_installation;
    std::shared_ptr<const plan::Plan> m_plan;
    RunHistory m_history;
    std::set<int> m_outdated;
    bool m_journalRead = false;
    bool m_heardWhileReading = false;
    int m_project = 0; ///< counts reset(): a reading of an earlier project is dropped
    std::optional<base::Error> m_problem;
    std::optional<base::Error> m_failure;
    std::map<base::HostName, base::Error> m_hostFailures;
    mutable RunProgress m_progress;
    mutable QElapsedTimer m_progressAge; ///< invalid: it must be made anew
    QTimer m_soon;
    bool m_refreshAgain = false;
    bool m_reading = false;
    std::jthread m_thread; ///< last: uses nothing but what it was given
};

} // namespace pikestaff::engine
