// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "base/strongid.h"
#include "plan/planner.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace pikestaff::run {

enum class Outcome { AlreadySatisfied, Changed, Skipped, Failed, Cancelled, Unreachable };

[[nodiscard]] QLatin1String outcomeName(Outcome outcome); ///< "AlreadySatisfied"
[[nodiscard]] bool isGood(Outcome outcome);               ///< what follows it may start

struct RunStarted
{
    base::RunId run;
    QString guide;
    plan::Scope scope;
    QString fingerprint; ///< of the plan
    QString program;     ///< version of Pikestaff
    int steps = 0;
    bool resumed = false; ///< goes on with a run that stands in the journal
};

struct HostConnected
{
    base::HostName host;
    QString bootId;
    QString system; ///< "Debian GNU/Linux 12 (bookworm)"
};

struct HostLost
{
    base::HostName host;
    QString reason;     ///< Error::toLogLine()
    bool final = false; ///< given up: its steps are Unreachable
};

struct StepStarted
{
    plan::InstanceId id;
};

/// Written and synced before the host is told, so that a resume finds what may be running there.
struct StepApplying
{
    plan::InstanceId id;
    QString attempt; ///< with the run's id the name of the detached step
    QString reason;  ///< why the host needs it; no secret
};

struct StepFinished
{
    plan::InstanceId id;
    Outcome outcome = Outcome::Failed;
    QString reason; ///< what differed, or what went wrong; redacted
    bool warning = false;
    qint64 milliseconds = 0;
    int exitStatus = 0;
};

struct RunFinished
{
    int changed = 0;
    int satisfied = 0;
    int failed = 0;
    int skipped = 0; ///< Skipped, and steps that were not reached
    int unreachable = 0;
    bool cancelled = false;
    bool left = false; ///< cancelled, but only the watching was: whoever comes back goes on with it
};

/// Between runs: another machine, or the same one installed anew, has the host's name. What was
/// done on it, and what other hosts know of it, is no longer so.
struct HostReplaced
{
    base::HostName host;
    std::vector<plan::InstanceId> naming; ///< steps of other hosts
};

/// The one vocabulary between a run and all who read of it.
struct RunEvent
{
    using Payload = std::variant<RunStarted, HostConnected, HostLost, StepStarted, StepApplying,
                                 StepFinished, RunFinished, HostReplaced>;
    QDateTime time; ///< UTC
    Payload payload;
};

/// One line of the journal and, for most kinds, of `--format json`.
[[nodiscard]] QJsonObject toJson(const RunEvent &event);
/// Error: SyntaxError (detail = what).
[[nodiscard]] base::Result<RunEvent> eventFromJson(const QJsonObject &object);

} // namespace pikestaff::run
