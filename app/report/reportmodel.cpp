// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/reportmodel.h"

#include "plan/planwriter.h"

#include <algorithm>
#include <map>

namespace pikestaff::report {

namespace {

struct History
{
    run::RunState last;
    std::map<plan::InstanceId, QDateTime> changedAt;
    std::map<base::HostName, QString> systems;
    std::vector<ReportRun> runs;
};

History historyOf(const std::vector<run::RunEvent> &events)
{
    History history;
    for (const run::RunEvent &event : events) {
        history.last = run::apply(std::move(history.last), event);
        if (const auto *replaced = std::get_if<run::HostReplaced>(&event.payload)) {
            std::erase_if(history.changedAt, [replaced](const auto &entry) {
                return entry.first.host == replaced->host;
            });
        }
        if (const auto *connected = std::get_if<run::HostConnected>(&event.payload))
            history.systems[connected->host] = connected->system;
        if (const auto *finished = std::get_if<run::StepFinished>(&event.payload)) {
            if (finished->outcome == run::Outcome::Changed)
                history.changedAt[finished->id] = event.time;
        }
        if (const auto *started = std::get_if<run::RunStarted>(&event.payload)) {
            if (!started->resumed || history.runs.empty())
                history.runs.push_back({started->run.value(), event.time, {}, {}, false});
        }
        if (const auto *finished = std::get_if<run::RunFinished>(&event.payload)) {
            history.runs.back().finishedAt = event.time;
            history.runs.back().counts = *finished;
            history.runs.back().complete = !history.last.isUnfinished();
        }
    }
    return history;
}

QString expectedOf(const plan::StepInstance &step)
{
    for (const guide::Action &action : step.guideForm) {
        for (const auto &[name, content] : action.fields) {
            if (action.kind == guide::Action::Kind::Verify && name == QLatin1String("expect"))
                return content.toDisplay();
        }
    }
    return {};
}

ReportStep stepOf(const plan::StepInstance &instance, const History &history)
{
    const run::StepState state = history.last.step(instance.id);
    ReportStep step;
    step.id = instance.id.step.value();
    step.host = instance.id.host.value();
    step.title = instance.title;
    step.reached = state.phase == run::StepPhase::Finished;
    step.outcome = state.outcome;
    step.reason = state.reason;
    step.milliseconds = state.milliseconds;
    if (state.warning)
        step.warning = instance.warning;
    const auto changed = history.changedAt.find(instance.id);
    if (changed != history.changedAt.end())
        step.changedAt = changed->second;
    for (const guide::Action &action : instance.guideForm)
        step.guideForm += plan::actionLines(action);
    step.isProof = instance.isProof();
    step.expected = expectedOf(instance);
    return step;
}

std::vector<ReportHost> hostsOf(const model::Inventory &inventory, const History &history)
{
    std::vector<ReportHost> hosts;
    for (const model::Host &host : inventory.hosts()) {
        QStringList roles;
        for (const model::Role role : host.roles)
            roles.append(model::roleName(role));
        roles.sort();
        const auto system = history.systems.find(host.name);
        hosts.push_back({host.name.value(), roles.join(QLatin1String(", ")), host.address,
                         system == history.systems.end() ? QString() : system->second});
    }
    return hosts;
}

std::vector<ReportChapter> chaptersOf(const ReportInput &input, const History &history)
{
    std::vector<ReportChapter> chapters;
    for (const guide::Chapter &chapter : input.guide.chapters) {
        ReportChapter out{chapter.id.value(), chapter.title, chapter.summary, {}};
        for (const guide::Section &section : chapter.sections) {
            ReportSection own{section.id.value(), section.title, section.link, {}};
            for (const plan::StepInstance &instance : input.plan.steps) {
                if (instance.section == section.id)
                    own.steps.push_back(stepOf(instance, history));
            }
            if (!own.steps.empty())
                out.sections.push_back(std::move(own));
        }
        if (!out.sections.empty())
            chapters.push_back(std::move(out));
    }
    return chapters;
}

} // namespace

ReportModel makeReport(const ReportInput &input)
{
    const History history = historyOf(input.events);
    ReportModel model;
    model.guideTitle = input.guide.title;
    model.guideId = input.guide.id;
    model.program = history.last.started ? history.last.started->program : QString();
    for (const guide::AnswerSpec &spec : input.guide.answers) {
        model.answers.emplace_back(spec.title,
                                   guide::answerOr(input.guide, input.answers, spec.id));
    }
    model.hosts = hostsOf(input.inventory, history);
    model.runs = history.runs;
    model.counts = run::summarise(input.plan, history.last, false);
    model.finished =
        history.last.started && !history.last.isUnfinished() && model.counts.skipped == 0;
    model.chapters = chaptersOf(input, history);
    return model;
}

} // namespace pikestaff::report
