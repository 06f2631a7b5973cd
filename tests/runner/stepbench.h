// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "run/stepexecution.h"
#include "runner/plansketch.h"
#include "support/faketransport.h"

#include <QTemporaryDir>

#include <thread>

namespace pikestaff::run {

/// "s3cret-of-nova", the only secret of a bench, is NOVA_PASS.
[[nodiscard]] QByteArray secretText();
[[nodiscard]] base::SecretId novaPass();

[[nodiscard]] QByteArray contentOf(const QString &path);

/// One fake host, one step on it, and all that StepExecution wants around it.
class StepBench
{
public:
    StepBench();

    std::optional<StepFinished> perform(const operations::OperationPtr &operation);
    /// In a thread of its own, as a host worker does it.
    void begin(const operations::OperationPtr &operation);
    void join() { m_worker.join(); }

    [[nodiscard]] plan::InstanceId id() const { return idOf("a/1", "compute1"); }
    [[nodiscard]] QByteArray logText() const { return contentOf(log.path(id())); }
    void setValue(const QByteArray &key, const QByteArray &value);
    void leaveInFlight(const QByteArrayList &lines); ///< a script of an earlier program

    QTemporaryDir folder;
    base::RunId run = base::RunId(QStringLiteral("r1"));
    std::mutex lock;
    support::FakeHost host{hostName("compute1"), lock};
    support::FakeTransport transport{host};
    base::Status connected;
    model::SecretStore secrets;
    std::unique_ptr<model::Redactor> redactor;
    LogBook log;
    std::stop_source leave;
    std::stop_source interrupt;
    std::optional<InFlight> inFlight;
    std::vector<StepApplying> applied;
    QByteArrayList callsBeforeApplying;
    base::Status mayApply;
    int reconnects = 0;
    std::function<base::Status(std::stop_token)> reconnect;
    std::optional<StepFinished> finished;

private:
    StepTask task();
    StepSurroundings surroundings();

    plan::Plan m_plan;
    std::jthread m_worker;
};

} // namespace pikestaff::run
