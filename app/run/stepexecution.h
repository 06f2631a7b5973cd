// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/redactor.h"
#include "model/secretstore.h"
#include "plan/plan.h"
#include "remote/detachedstep.h"
#include "remote/transport.h"
#include "run/logbook.h"
#include "run/runevent.h"

#include <functional>
#include <memory>
#include <optional>

namespace pikestaff::run {

/// A detached script that an earlier program may have left on the host.
struct InFlight
{
    base::RunId run;
    QString attempt;
};

struct StepTask
{
    const plan::StepInstance *instance = nullptr; ///< of a plan that outlives the task
    base::RunId run;
    QString attempt; ///< name for a script of this time
    std::optional<InFlight> inFlight;
};

/// What a step needs besides its host.
struct StepSurroundings
{
    const model::SecretStore &secrets;
    const model::Redactor &redactor;
    LogBook &log;
    QString originalsFolder;
    remote::DetachedStep::Engine engine = remote::DetachedStep::Engine::Automatic;
    /// Returns when the event stands in the journal.
    std::function<base::Status(const StepApplying &)> applying;
    /// The connection is lost: returns when it is there again, or why it will not be.
    std::function<base::Status(const base::Error &, std::stop_token)> reconnect;
};

/// check → apply → confirm → verify of one step on one host, in the thread of that host. A lost
/// connection is taken up again where it was.
class StepExecution
{
public:
    StepExecution(remote::Transport &transport, StepSurroundings surroundings);

    /// nullopt: `leave` was asked for; what runs on the host goes on there. `interrupt` ends the
    /// script with its whole group where the operation allows it: Cancelled.
    [[nodiscard]] std::optional<StepFinished>
    perform(const StepTask &task, const std::stop_token &leave, const std::stop_token &interrupt);

private:
    using Ended = remote::DetachedStep::Status;

    [[nodiscard]] base::Result<StepFinished> checkAndApply(const StepTask &task);
    [[nodiscard]] base::Result<std::optional<StepFinished>> takeUp(const StepTask &task);
    [[nodiscard]] base::Result<operations::Decision> check(const plan::StepInstance &instance);
    [[nodiscard]] base::Result<operations::Decision> see(const operations::Operation &operation,
                                                         const model::Visit &visit);
    [[nodiscard]] base::Result<StepFinished> applyChange(const StepTask &task,
                                                         const operations::Decision &decision);
    [[nodiscard]] base::Status upload(const plan::InstanceId &id, const operations::Upload &upload);
    [[nodiscard]] base::Result<StepFinished>
    complete(remote::DetachedStep &step, const plan::StepInstance &instance, const QString &reason);
    [[nodiscard]] base::Result<Ended> follow(remote::DetachedStep &step,
                                             const plan::InstanceId &id);
    [[nodiscard]] base::Result<StepFinished> conclude(const plan::StepInstance &instance,
                                                      const Ended &ended, const QString &reason);
    [[nodiscard]] base::Result<std::optional<StepFinished>>
    confirm(const plan::StepInstance &instance);
    [[nodiscard]] base::Error abandon(remote::DetachedStep &step, const base::Error &why);
    [[nodiscard]] base::Status remove(remote::DetachedStep &step);
    [[nodiscard]] base::Status keepOriginal(const plan::InstanceId &id,
                                            const operations::Decision &decision) const;
    template<typename Call>
    auto withReconnect(const std::stop_token &stop, Call call) -> decltype(call(stop));

    remote::Transport &m_transport;
    StepSurroundings m_around;
    std::stop_token m_leave;
    std::stop_token m_either; ///< leave or interrupt
    QByteArray m_lastLine;    ///< that the followed script printed, redacted
};

} // namespace pikestaff::run
