// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/viewcommands.h"

#include "engine/paths.h"
#include "engine/practicelab.h"
#include "engine/reportfile.h"
#include "guide/guidechecker.h"
#include "guide/guideloader.h"
#include "operations/operationregistry.h"
#include "plan/planwriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace pikestaff::main {

using base::Error;
using base::ErrorCode;
using base::Status;

namespace {

std::optional<Error> operationFault(const guide::Step &step)
{
    if (step.guideForm) {
        if (const auto form = operations::parseGuideForm(*step.guideForm); !form)
            return form.error();
    }
    const auto operation = operations::makeOperation(step.operation, step.arguments);
    if (!operation)
        return operation.error();
    return std::nullopt;
}

QLatin1String phaseName(const run::StepState &step)
{
    switch (step.phase) {
    case run::StepPhase::Pending:
        return QLatin1String("Pending");
    case run::StepPhase::Checking:
    case run::StepPhase::Applying:
        return QLatin1String("Running");
    case run::StepPhase::Finished:
        return run::outcomeName(step.outcome);
    }
    return {};
}

QJsonObject sectionJson(const guide::Section &section)
{
    QJsonArray steps;
    for (const guide::Step &step : section.steps) {
        steps.append(QJsonObject{
            {QStringLiteral("id"), step.id.value()},
            {QStringLiteral("operation"), step.operation},
            {QStringLiteral("title"), QJsonObject{{QStringLiteral("en"), step.title.en},
                                                  {QStringLiteral("ko"), step.title.ko}}}});
    }
    return {{QStringLiteral("id"), section.id.value()},
            {QStringLiteral("link"), section.link},
            {QStringLiteral("steps"), steps}};
}

QJsonObject guideJson(const guide::Guide &guide)
{
    QJsonArray chapters;
    for (const guide::Chapter &chapter : guide.chapters) {
        QJsonArray sections;
        for (const guide::Section &section : chapter.sections)
            sections.append(sectionJson(section));
        chapters.append(QJsonObject{{QStringLiteral("id"), chapter.id.value()},
                                    {QStringLiteral("sections"), sections}});
    }
    QJsonArray answers;
    for (const guide::AnswerSpec &answer : guide.answers) {
        answers.append(QJsonObject{{QStringLiteral("id"), answer.id.value()},
                                   {QStringLiteral("default"), answer.defaultValue}});
    }
    return {{QStringLiteral("id"), guide.id},
            {QStringLiteral("release"), guide.release},
            {QStringLiteral("chapters"), chapters},
            {QStringLiteral("answers"), answers}};
}

} // namespace

ViewCommands::ViewCommands(engine::Installation &installation, Console &console,
                           const CommandLine &line)
    : m_installation(installation)
    , m_console(console)
    , m_line(line)
{
}

int ViewCommands::showPlan()
{
    const auto plan = m_installation.plan(m_line.scope);
    if (!plan)
        return m_console.fail(plan.error());
    if (m_line.json)
        m_console.printBytes(QJsonDocument(plan::toJson(*plan)).toJson());
    else
        m_console.printBytes(plan::toText(*plan, m_console.language()).toUtf8());
    return 0;
}

int ViewCommands::showStatus()
{
    const auto events = m_installation.journal();
    if (!events)
        return m_console.fail(events.error());
    const run::RunState state = run::replay(*events);
    const auto plan = m_installation.plan(state.started ? state.started->scope : plan::Scope{});
    if (!plan)
        return m_console.fail(plan.error());
    if (m_line.json)
        printStatusJson(*plan, state);
    else
        printStatus(*plan, state);
    return 0;
}

void ViewCommands::printStatus(const plan::Plan &plan, const run::RunState &state)
{
    if (!state.started) {
        m_console.print(tr("Nothing has run yet: %n step(s) are planned.", nullptr,
                           static_cast<int>(plan.steps.size())));
        return;
    }
    for (const plan::StepInstance &step : plan.steps) {
        const run::StepState own = state.step(step.id);
        m_console.print(QStringLiteral("%1  %2  %3  %4")
                            .arg(phaseName(own), -16)
                            .arg(step.id.host.value(), step.id.step.value(), own.reason)
                            .trimmed());
    }
    const run::RunFinished counts = run::summarise(plan, state, false);
    m_console.print(tr("changed: %1, satisfied: %2, failed: %3, left: %4")
                        .arg(counts.changed)
                        .arg(counts.satisfied)
                        .arg(counts.failed + counts.unreachable)
                        .arg(counts.skipped));
    if (state.isUnfinished())
        m_console.print(tr("\"pikestaff-cli resume %1\" goes on.").arg(m_line.folder));
}

void ViewCommands::printStatusJson(const plan::Plan &plan, const run::RunState &state)
{
    QJsonArray steps;
    for (const plan::StepInstance &step : plan.steps) {
        const run::StepState own = state.step(step.id);
        steps.append(QJsonObject{{QStringLiteral("step"), step.id.step.value()},
                                 {QStringLiteral("host"), step.id.host.value()},
                                 {QStringLiteral("state"), QString(phaseName(own))},
                                 {QStringLiteral("reason"), own.reason}});
    }
    const run::RunFinished counts = run::summarise(plan, state, false);
    QJsonObject object{
        {QStringLiteral("guide"), plan.guide},
        {QStringLiteral("run"), state.started ? state.started->run.value() : QString()},
        {QStringLiteral("finished"), state.started && !state.isUnfinished()},
        {QStringLiteral("changed"), counts.changed},
        {QStringLiteral("satisfied"), counts.satisfied},
        {QStringLiteral("failed"), counts.failed},
        {QStringLiteral("unreachable"), counts.unreachable},
        {QStringLiteral("skipped"), counts.skipped},
        {QStringLiteral("steps"), steps}};
    m_console.printBytes(QJsonDocument(object).toJson());
}

int ViewCommands::writeReport()
{
    const model::Project &project = m_installation.project();
    const engine::RunContext context{
        m_installation.guide(), project.content().inventory, project.content().answers, {}};
    const auto written = engine::writeReport(context, project, m_line.output, m_console.language());
    if (!written)
        return m_console.fail(written.error());
    m_console.print(tr("Report: %1").arg(m_line.output));
    return 0;
}

int ViewCommands::listGuides()
{
    for (const QString &id : guide::guideIds(engine::guidesRoot())) {
        const auto guide = guide::loadGuide(engine::guidesRoot(), id);
        if (!guide)
            return m_console.fail(guide.error());
        m_console.print(
            QStringLiteral("%1  %2").arg(id, -20).arg(guide->title.in(m_console.language())));
    }
    return 0;
}

int ViewCommands::lintGuides()
{
    int faults = 0;
    for (const QString &id : guide::guideIds(engine::guidesRoot())) {
        const auto guide = guide::loadGuide(engine::guidesRoot(), id);
        if (!guide) {
            (void)m_console.fail(guide.error());
            ++faults;
            continue;
        }
        for (const Error &fault : guide::checkGuide(*guide, operationFault)) {
            (void)m_console.fail(fault);
            ++faults;
        }
    }
    m_console.print(faults == 0 ? tr("The guides are good.")
                                : tr("%n mistake(s)", nullptr, faults));
    return faults == 0 ? 0 : 1;
}

int ViewCommands::showGuide()
{
    const auto guide = guide::loadGuide(engine::guidesRoot(), m_line.guide);
    if (!guide)
        return m_console.fail(guide.error());
    if (m_line.json) {
        m_console.printBytes(QJsonDocument(guideJson(*guide)).toJson());
        return 0;
    }
    m_console.print(guide->title.in(m_console.language()));
    for (const guide::Chapter &chapter : guide->chapters) {
        m_console.print(QStringLiteral("\n%1  %2")
                            .arg(chapter.id.value(), chapter.title.in(m_console.language())));
        for (const guide::Section &section : chapter.sections) {
            m_console.print(QStringLiteral("  %1  %2")
                                .arg(section.id.value(), -24)
                                .arg(section.title.in(m_console.language())));
        }
    }
    return 0;
}

int runLab(Console &console, const CommandLine &line)
{
    QStringList arguments = line.labArguments;
    arguments << QStringLiteral("--lang")
              << (line.language == base::Language::Korean ? QStringLiteral("ko")
                                                          : QStringLiteral("en"));
    if (line.json)
        arguments << QStringLiteral("--format") << QStringLiteral("json");
    const auto command = engine::PracticeLab::command(line.verb, arguments);
    if (!command)
        return console.fail(command.error());
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(command->first(), command->mid(1));
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit) {
        return console.fail({ErrorCode::LabFailed, {}, process.errorString(), {}});
    }
    return process.exitCode();
}

} // namespace pikestaff::main
