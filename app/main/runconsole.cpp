// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/runconsole.h"

#include "engine/errortext.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace pikestaff::main {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using engine::CheckResult;
using engine::Severity;

namespace {

constexpr int pullInterval = 66;    ///< milliseconds: 15 a second
constexpr size_t linesAtOnce = 500; ///< per host and pull
constexpr size_t linesOfFailure = 20;
constexpr int barWidth = 24;

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QLatin1String severityName(Severity severity)
{
    switch (severity) {
    case Severity::Good:
        return QLatin1String("ok");
    case Severity::Warning:
        return QLatin1String("warning");
    case Severity::Blocking:
        return QLatin1String("blocking");
    }
    return {};
}

} // namespace

RunConsole::RunConsole(engine::Installation &installation, Console &console, Style style)
    : m_installation(installation)
    , m_console(console)
    , m_style(style)
{
    using engine::Installation;
    connect(&installation, &Installation::hostFailed, this, &RunConsole::showHostFailed);
    connect(&installation, &Installation::checked, this, &RunConsole::showChecks);
    connect(&installation, &Installation::eventHappened, this, &RunConsole::showEvent);
    connect(&installation, &Installation::finished, this,
            [this](const run::RunFinished &summary) { finish(summary); });
    connect(&installation, &Installation::failed, this,
            [this](const Error &error) { finish(base::Failure(error)); });
    connect(&m_timer, &QTimer::timeout, this, &RunConsole::pullLogs);
    m_timer.setInterval(pullInterval);
}

std::optional<int> RunConsole::start(const std::function<Status()> &begin)
{
    m_begin = begin;
    m_hostsFailed = false;
    if (const Status begun = begin(); !begun)
        return m_console.fail(begun.error());
    m_timer.start();
    return std::nullopt;
}

std::optional<int> RunConsole::check()
{
    m_checking = true;
    return start([this] { return m_installation.check(); });
}

std::optional<int> RunConsole::run(const plan::Scope &scope, bool resume)
{
    return start([this, scope, resume] { return m_installation.run(scope, resume); });
}

void RunConsole::interrupt()
{
    ++m_interrupts;
    if (m_interrupts == 1) {
        m_console.complain(tr("Stopping after what runs now. Once more: leave it running on the "
                              "hosts and go."));
        m_installation.stop(run::StopLevel::AfterStep);
    } else {
        m_installation.stop(run::StopLevel::Leave);
    }
}

void RunConsole::showHostFailed(const base::HostName &host, const Error &error)
{
    if (error.code == ErrorCode::HostKeyUnknown)
        m_unknownKeys[host] = error.detail;
    if (error.code == ErrorCode::HostKeyUnknown &&
        (m_style.acceptNewHostKeys || m_console.canAsk()))
        return;
    m_hostsFailed = true;
    if (m_checking && !m_style.json) {
        const engine::ErrorText text = engine::ErrorTexts::of(error, engine::Door::CommandLine);
        m_console.print(QStringLiteral("%1  %2  %3 %4")
                            .arg(tr("FAIL"), host.value(), text.sentence, text.remedy));
    } else if (!m_style.json) {
        (void)m_console.fail(error);
    } else if (m_style.json) {
        m_console.printBytes(
            jsonLine({{QStringLiteral("event"), QStringLiteral("host-failed")},
                      {QStringLiteral("host"), host.value()},
                      {QStringLiteral("error"), QString(base::errorCodeName(error.code))},
                      {QStringLiteral("detail"), error.detail}}));
    }
}

void RunConsole::showChecks(const std::vector<CheckResult> &results)
{
    for (const CheckResult &result : results) {
        m_blocked = m_blocked || result.severity == Severity::Blocking;
        if (m_style.json) {
            m_console.printBytes(
                jsonLine({{QStringLiteral("event"), QStringLiteral("check")},
                          {QStringLiteral("check"), result.id},
                          {QStringLiteral("host"), result.host.value()},
                          {QStringLiteral("severity"), QString(severityName(result.severity))},
                          {QStringLiteral("text"), result.text},
                          {QStringLiteral("remedy"), result.remedy}}));
            continue;
        }
        const QString mark = result.severity == Severity::Good      ? tr("ok  ")
                             : result.severity == Severity::Warning ? tr("WARN")
                                                                    : tr("STOP");
        m_console.print(QStringLiteral("%1  %2  %3: %4 %5")
                            .arg(mark, result.host.value(), result.id, result.text, result.remedy)
                            .trimmed());
    }
}

void RunConsole::showEvent(const run::RunEvent &event)
{
    pullLogs();
    if (m_style.json)
        m_console.printBytes(jsonLine(toJson(event)));
    if (const auto *started = std::get_if<run::RunStarted>(&event.payload)) {
        m_total = started->steps;
        for (const plan::StepInstance &step : m_installation.runningPlan()->steps)
            m_weightTotal += step.weight;
    } else if (const auto *begun = std::get_if<run::StepStarted>(&event.payload)) {
        m_busy[begun->id.host] = begun->id.step.value();
    } else if (const auto *finished = std::get_if<run::StepFinished>(&event.payload)) {
        m_busy.erase(finished->id.host);
        ++m_done;
        if (const plan::StepInstance *step = m_installation.runningPlan()->find(finished->id))
            m_weightDone += step->weight;
        if (!m_style.json)
            showFinished(*finished);
    } else if (const auto *lost = std::get_if<run::HostLost>(&event.payload)) {
        if (!m_style.json)
            m_console.print(
                tr("%1: connection lost, trying again (%2)").arg(lost->host.value(), lost->reason));
    } else if (const auto *summary = std::get_if<run::RunFinished>(&event.payload)) {
        if (!m_style.json)
            showSummary(*summary);
    }
    drawBar();
}

void RunConsole::showFinished(const run::StepFinished &event)
{
    const plan::StepInstance *step = m_installation.runningPlan()->find(event.id);
    const QString title = step == nullptr ? QString() : step->title.in(m_console.language());
    const bool quiet =
        m_console.isTerminal() && event.outcome == run::Outcome::AlreadySatisfied && !event.warning;
    if (!quiet) {
        m_console.print(QStringLiteral("[%1/%2] %3  %4  %5 s  %6  (%7)")
                            .arg(m_done)
                            .arg(m_total)
                            .arg(event.id.host.value(), run::outcomeName(event.outcome),
                                 QLocale().toString(double(event.milliseconds) / 1000.0, 'f', 1),
                                 title, event.id.step.value()));
    }
    if (event.warning && step != nullptr)
        m_console.print(tr("    warning: %1").arg(step->warning.in(m_console.language())));
    if (event.outcome == run::Outcome::Failed || event.outcome == run::Outcome::Unreachable)
        showFailure(event);
}

void RunConsole::showFailure(const run::StepFinished &event)
{
    m_console.print(QStringLiteral("    %1").arg(event.reason));
    const auto log = m_installation.log();
    if (log == nullptr)
        return;
    const std::vector<run::LogLine> lines = log->lastLines(event.id, linesOfFailure);
    for (const run::LogLine &line : lines)
        m_console.print(QLatin1String("    | ") + QString::fromUtf8(line.text));
    if (!lines.empty())
        m_console.print(tr("    whole output: %1").arg(log->path(event.id)));
}

void RunConsole::showSummary(const run::RunFinished &summary)
{
    m_console.print(tr("changed: %1, satisfied: %2, failed: %3, skipped: %4, unreachable: %5")
                        .arg(summary.changed)
                        .arg(summary.satisfied)
                        .arg(summary.failed)
                        .arg(summary.skipped)
                        .arg(summary.unreachable));
}

bool RunConsole::trustUnknownKeys()
{
    const auto keys = std::exchange(m_unknownKeys, {});
    for (const auto &[host, fingerprint] : keys) {
        const bool accepted =
            m_style.acceptNewHostKeys ||
            m_console.confirm(tr("%1 shows the key %2 for the first time. Compare it with "
                                 "\"ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\" on the "
                                 "host. Trust it?")
                                  .arg(host.value(), fingerprint));
        if (!accepted)
            return false;
        if (const Status trusted = m_installation.trustHostKey(host, fingerprint); !trusted) {
            m_console.fail(trusted.error());
            return false;
        }
        if (m_style.acceptNewHostKeys && !m_style.json)
            m_console.print(tr("%1: trusting %2").arg(host.value(), fingerprint));
    }
    return !keys.empty();
}

void RunConsole::finish(const Result<run::RunFinished> &result)
{
    m_timer.stop();
    pullLogs();
    m_console.status({});
    if (!result && !m_unknownKeys.empty() && (m_style.acceptNewHostKeys || m_console.canAsk()) &&
        trustUnknownKeys()) {
        if (const auto status = start(m_begin))
            Q_EMIT ended(*status);
        return;
    }
    Q_EMIT ended(exitStatusOf(result));
}

int RunConsole::exitStatusOf(const Result<run::RunFinished> &result) const
{
    if (!result && m_hostsFailed && !m_style.json)
        return engine::exitStatus(result.error().code); // each host has had its line
    if (!result)
        return m_console.fail(result.error());
    if (m_checking)
        return m_blocked ? 1 : 0;
    if (result->cancelled)
        return 4;
    if (result->failed > 0)
        return 1;
    return result->unreachable > 0 ? 3 : 0;
}

void RunConsole::pullLogs()
{
    const auto log = m_installation.log();
    if (log == nullptr || !m_style.json) {
        drawBar();
        return;
    }
    for (const model::Host &host : m_installation.project().content().inventory.hosts()) {
        quint64 &shown = m_shown[host.name];
        const run::LogBook::Pulled pulled = log->pull(host.name, shown, linesAtOnce);
        for (const run::LogLine &line : pulled.lines) {
            m_console.printBytes(
                jsonLine({{QStringLiteral("event"), QStringLiteral("log")},
                          {QStringLiteral("time"),
                           QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                          {QStringLiteral("step"), line.step.value()},
                          {QStringLiteral("host"), host.name.value()},
                          {QStringLiteral("line"), QString::fromUtf8(line.text)}}));
            shown = line.number;
        }
    }
}

void RunConsole::drawBar()
{
    if (m_style.json || m_checking || m_total == 0 || !m_console.isTerminal())
        return;
    const int filled = barWidth * m_weightDone / std::max(1, m_weightTotal);
    QStringList busy;
    for (const auto &[host, step] : m_busy)
        busy.append(QStringLiteral("%1: %2").arg(host.value(), step));
    m_console.status(QStringLiteral("[%1%2] %3  %4")
                         .arg(QString(filled, QLatin1Char('#')),
                              QString(barWidth - filled, QLatin1Char('-')),
                              tr("%n step(s) left", nullptr, m_total - m_done),
                              busy.join(QLatin1String("   "))));
}

} // namespace pikestaff::main
