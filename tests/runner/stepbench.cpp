// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/stepbench.h"

#include <QFile>

namespace pikestaff::run {

using base::Error;
using base::Status;

QByteArray secretText() { return "s3cret-of-nova"; }

base::SecretId novaPass() { return base::SecretId(QStringLiteral("NOVA_PASS")); }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

StepBench::StepBench()
    : connected(transport.connect({}))
    , log(folder.path() + QStringLiteral("/logs"), run)
    , reconnect([this](std::stop_token stop) { return transport.connect(std::move(stop)); })
{
    secrets.set(novaPass(), base::Secret(secretText()));
    redactor = std::make_unique<model::Redactor>(secrets);
}

std::optional<StepFinished> StepBench::perform(const operations::OperationPtr &operation)
{
    m_plan = sketch({{"a/1", "compute1", {}, operation}});
    StepExecution execution(transport, surroundings());
    return execution.perform(task(), leave.get_token(), interrupt.get_token());
}

void StepBench::begin(const operations::OperationPtr &operation)
{
    m_worker = std::jthread([this, operation] { finished = perform(operation); });
}

void StepBench::setValue(const QByteArray &key, const QByteArray &value)
{
    support::FakeDisk disk = host.disk();
    disk.values[key] = value;
    host.setDisk(disk);
}

void StepBench::leaveInFlight(const QByteArrayList &lines)
{
    inFlight = InFlight{base::RunId(QStringLiteral("r0")), QStringLiteral("a.1.1")};
    support::FakeDisk disk = host.disk();
    support::FakeDisk::Script &script = disk.scripts["r0/a.1.1"];
    script.lines = lines;
    disk.advance(script, false);
    host.setDisk(disk);
}

StepTask StepBench::task()
{
    return {&m_plan.steps.front(), run, QStringLiteral("a.1.2"), inFlight};
}

StepSurroundings StepBench::surroundings()
{
    return {secrets,
            *redactor,
            log,
            folder.path() + QStringLiteral("/originals"),
            remote::DetachedStep::Engine::Automatic,
            [this](const StepApplying &event) {
                applied.push_back(event);
                callsBeforeApplying = host.calls();
                return mayApply;
            },
            [this](const Error &, std::stop_token stop) {
                ++reconnects;
                transport.close();
                return reconnect(std::move(stop));
            }};
}

} // namespace pikestaff::run
