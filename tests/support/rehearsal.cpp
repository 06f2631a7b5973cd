// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/rehearsal.h"

#include "engine/runfollower.h"

#include <QTest>

namespace pikestaff::engine {

namespace {

constexpr int patience = 20'000;

HostAccess noAccess()
{
    HostAccess access;
    access.makeTransport = [](const model::Host &, const model::SecretStore &, const QString &) {
        return std::unique_ptr<remote::Transport>();
    };
    access.readKey = [](const model::Host &host) -> base::Result<QString> {
        return base::Failure(
            base::Error{base::ErrorCode::HostUnreachable, host.name.value(), {}, {}});
    };
    access.trustKey = [](const model::Host &, const QString &, const QString &) {
        return base::Status();
    };
    access.forgetKey = [](const model::Host &, const QString &) { return base::Status(); };
    return access;
}

NewProject project(int computes)
{
    std::vector<model::Host> hosts;
    model::Host controller;
    controller.name = base::HostName(QStringLiteral("controller"));
    controller.address = QStringLiteral("10.0.0.11");
    controller.user = QStringLiteral("root");
    controller.roles = {model::Role::Controller};
    hosts.push_back(controller);
    for (int i = 1; i <= computes; ++i) {
        model::Host compute = controller;
        compute.name = base::HostName(QStringLiteral("compute%1").arg(i));
        compute.address = QStringLiteral("10.0.1.%1").arg(i);
        compute.roles = {model::Role::Compute};
        hosts.push_back(compute);
    }
    NewProject made;
    made.guide = QStringLiteral("zed-debian12");
    made.inventory = *model::Inventory::make(std::move(hosts));
    return made;
}

} // namespace

InstallationRehearsal::InstallationRehearsal(int computes, std::optional<HostAccess> access)
    : m_installation(access ? std::move(*access) : noAccess())
    , m_now(QDateTime::currentDateTimeUtc().addSecs(-3600))
{
    const base::Status made =
        m_installation.create(m_folder.filePath(QStringLiteral("lab-2026")), project(computes));
    if (!made)
        qFatal("%s", qPrintable(made.error().toLogLine()));
}

bool InstallationRehearsal::isReady()
{
    RunFollower &follower = m_installation.follower();
    return QTest::qWaitFor([&follower] { return follower.isReady(); }, patience);
}

plan::InstanceId InstallationRehearsal::id(const char *step, const char *host) const
{
    return {base::StepId(QString::fromLatin1(step)), base::HostName(QString::fromLatin1(host))};
}

void InstallationRehearsal::tell(const run::RunEvent::Payload &payload)
{
    const run::RunEvent event{m_now, payload};
    m_state = run::apply(std::move(m_state), event);
    Q_EMIT m_installation.eventHappened(event);
}

void InstallationRehearsal::beginPreparing()
{
    m_installation.m_isPreparing = true;
    m_installation.m_factsOnly = false;
    m_installation.m_plan.reset();
    Q_EMIT m_installation.started();
}

void InstallationRehearsal::begin(const plan::Scope &scope, bool resumed)
{
    beginPreparing();
    if (!resumed)
        ++m_runs;
    auto plan = m_installation.plan(scope);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().toLogLine()));
    run::RunStarted started;
    started.run = base::RunId(QStringLiteral("run-%1").arg(m_runs));
    started.guide = plan->guide;
    started.scope = scope;
    started.fingerprint = plan->fingerprint;
    started.steps = static_cast<int>(plan->steps.size());
    started.resumed = resumed;
    m_log = std::make_shared<run::LogBook>(m_installation.project().logFolder(), started.run);
    m_installation.m_plan = std::make_shared<const plan::Plan>(std::move(*plan));
    m_installation.m_log = m_log;
    Q_EMIT m_installation.planned();
    tell(started);
}

void InstallationRehearsal::connectHosts()
{
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        tell(run::HostConnected{host.name, QStringLiteral("boot"),
                                QStringLiteral("Debian GNU/Linux 12 (bookworm)")});
    }
}

void InstallationRehearsal::start(const plan::InstanceId &id)
{
    tell(run::StepStarted{id});
    tell(run::StepApplying{id, id.step.value().section(QLatin1Char('/'), 1) + QLatin1String(".1"),
                           QStringLiteral("it is not there yet")});
    if (const auto begun = m_log->begin(id); !begun)
        qFatal("%s", qPrintable(begun.error().toLogLine()));
}

void InstallationRehearsal::print(const plan::InstanceId &id, const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        if (const auto appended = m_log->append(id, line); !appended)
            qFatal("%s", qPrintable(appended.error().toLogLine()));
    }
}

void InstallationRehearsal::finish(const plan::InstanceId &id, run::Outcome outcome,
                                   const QString &reason, int seconds, int exitStatus)
{
    m_now = m_now.addSecs(seconds);
    m_log->end(id);
    run::StepFinished event;
    event.id = id;
    event.outcome = outcome;
    event.reason = reason;
    event.milliseconds = qint64(seconds) * 1000;
    event.exitStatus = exitStatus;
    tell(event);
}

void InstallationRehearsal::end(bool cancelled)
{
    const run::RunFinished summary = run::summarise(*m_installation.m_plan, m_state, cancelled);
    tell(summary);
    m_installation.m_isPreparing = false;
    Q_EMIT m_installation.finished(summary);
}

void InstallationRehearsal::fail(const base::Error &error, bool hostToo)
{
    if (hostToo)
        Q_EMIT m_installation.hostFailed(base::HostName(error.subject), error);
    m_installation.m_isPreparing = false;
    Q_EMIT m_installation.failed(error);
}

void InstallationRehearsal::doneUntil(const char *chapter, const plan::InstanceId &last,
                                      bool included)
{
    const std::shared_ptr<const plan::Plan> plan = m_installation.m_plan;
    const base::ChapterId wanted(QString::fromLatin1(chapter));
    for (const plan::StepInstance &step : plan->steps) {
        if (!wanted.isEmpty() && step.chapter != wanted)
            continue;
        if (step.id == last && !included)
            return;
        if (step.verb == QLatin1String("verify")) {
            tell(run::StepStarted{step.id});
            finish(step.id, run::Outcome::AlreadySatisfied,
                   QStringLiteral("2026-11-23T10:12:44+0000 / 3c9d5f0e8f7e4a7b9b1d / "
                                  "b1f6c2f0a54e41d6"),
                   2);
        } else {
            start(step.id);
            finish(step.id, run::Outcome::Changed, QStringLiteral("it was not there"), step.weight);
        }
        if (step.id == last)
            return;
    }
}

} // namespace pikestaff::engine
