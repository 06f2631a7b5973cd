// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/projectsummary.h"

#include "engine/runhistory.h"
#include "guide/guideloader.h"
#include "model/project.h"
#include "plan/planner.h"
#include "run/journal.h"

#include <QFileInfo>

namespace pikestaff::pages {

namespace {

using State = ProjectSummary::State;

bool isDone(const engine::StepRecord *record)
{
    return record != nullptr && record->state.phase == run::StepPhase::Finished &&
           run::isGood(record->state.outcome);
}

State stateOf(const engine::RunHistory &history, int done, int steps)
{
    if (history.starts().empty())
        return State::NotStarted;
    if (done == steps)
        return State::Installed;
    const run::RunState &last = history.lastRun();
    if (last.finished && last.finished->failed + last.finished->unreachable > 0)
        return State::Failed;
    return last.isUnfinished() ? State::Stopped : State::Partly;
}

ProjectSummary readProject(const QString &folder, const QString &guidesRoot)
{
    ProjectSummary summary;
    summary.folder = folder;
    summary.name = QFileInfo(folder).fileName();
    summary.state = State::Unreadable;
    const auto project = model::Project::open(folder);
    if (!project)
        return summary;
    const model::ProjectFile &content = project->content();
    summary.practiceLab = content.practiceLab;
    summary.lastUsed = QFileInfo(project->projectPath()).lastModified();
    const auto guide = guide::loadGuide(guidesRoot, content.guide);
    const auto events = run::Journal::read(project->journalPath());
    if (!guide || !events)
        return summary;
    summary.guide = guide->title;
    const engine::RunHistory history = engine::historyOf(*events);
    if (!events->empty())
        summary.lastUsed = std::max(summary.lastUsed, events->back().time);
    // A project without a controller has no plan yet, and so nothing was done.
    if (const auto plan =
            plan::makePlan({*guide, content.inventory, content.answers, {}}, plan::Scope{})) {
        summary.steps = static_cast<int>(plan->steps.size());
        for (const plan::StepInstance &step : plan->steps)
            summary.done += isDone(history.find(step.id)) ? 1 : 0;
    }
    summary.state = stateOf(history, summary.done, summary.steps);
    return summary;
}

} // namespace

std::vector<GuideChoice> readGuideChoices(const QString &guidesRoot)
{
    std::vector<GuideChoice> choices;
    const QStringList ids = guide::guideIds(guidesRoot);
    for (const QString &id : ids) {
        if (const auto guide = guide::loadGuide(guidesRoot, id))
            choices.push_back({id, guide->title, guide->proven});
    }
    // What has been proven stands first.
    std::stable_partition(choices.begin(), choices.end(),
                          [](const GuideChoice &choice) { return choice.proven; });
    return choices;
}

std::vector<ProjectSummary> readProjects(const QStringList &folders, const QString &guidesRoot,
                                         const std::stop_token &stop)
{
    std::vector<ProjectSummary> found;
    for (const QString &folder : folders) {
        if (stop.stop_requested())
            break;
        found.push_back(readProject(folder, guidesRoot));
    }
    return found;
}

} // namespace pikestaff::pages
