// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/chaptermodel.h"

#include <algorithm>

// How the rows of a ChapterModel are made from the plan, and judged.
namespace pikestaff::pages {

using engine::StepStatus;

namespace {

constexpr qsizetype namedHosts = 3;

/// "section/step:compute1" → "section/step"
QString stepWithoutEach(const base::StepId &id)
{
    return id.value().section(QLatin1Char(':'), 0, 0);
}

int rankOf(StepStatus status)
{
    switch (status) {
    case StepStatus::Failed:
        return 9;
    case StepStatus::Unreachable:
        return 8;
    case StepStatus::Running:
        return 7;
    case StepStatus::Interrupted:
        return 6;
    case StepStatus::Stopped:
        return 5;
    case StepStatus::Pending:
        return 4;
    case StepStatus::Outdated:
        return 3;
    case StepStatus::Warned:
        return 2;
    case StepStatus::Done:
        return 1;
    case StepStatus::Skipped:
        return 0;
    }
    return 0;
}

} // namespace

/// Of two hosts that take a step, the one that says more about it.
bool isMoreUrgent(StepStatus one, StepStatus other) { return rankOf(one) > rankOf(other); }

std::vector<ChapterModel::Row> ChapterModel::rowsOfPlan() const
{
    std::vector<Row> rows;
    if (m_plan == nullptr)
        return rows;
    for (const guide::Section &section : chapter().sections) {
        const size_t heading = rows.size();
        rows.push_back({RowKind::Section, section.title, {}, {}, {}, 0, 0, {}});
        for (size_t i = 0; i < m_plan->steps.size(); ++i) {
            const plan::StepInstance &step = m_plan->steps[i];
            if (step.section != section.id)
                continue;
            const QString id = stepWithoutEach(step.id.step);
            const auto same =
                std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(heading), rows.end(),
                             [&id](const Row &row) { return row.step == id; });
            if (same == rows.end())
                rows.push_back({RowKind::Step, step.title, id, {i}, {}, 0, 0, {}});
            else
                same->steps.push_back(i);
        }
        if (rows.size() == heading + 1)
            rows.pop_back(); // nothing of it is for these hosts
    }
    return rows;
}

void ChapterModel::judge(Row &row) const
{
    std::optional<StepStatus> worst;
    for (const size_t index : row.steps) {
        const plan::InstanceId &id = m_plan->steps[index].id;
        const engine::StepRecord *record = m_follower.history().find(id);
        const StepStatus status = m_follower.status(id);
        if (!worst || isMoreUrgent(status, *worst))
            worst = status;
        if (engine::isGood(status) || status == StepStatus::Outdated)
            ++row.finished;
        if (record == nullptr)
            continue;
        if (status == StepStatus::Running &&
            (!row.since.isValid() || record->state.startedAt < row.since))
            row.since = record->state.startedAt;
        const qint64 took = engine::isGood(status) && record->changeMilliseconds > 0
                                ? record->changeMilliseconds
                                : record->state.milliseconds;
        row.milliseconds = std::max(row.milliseconds, took);
    }
    row.status = worst.value_or(StepStatus::Pending);
}

void ChapterModel::rebuild()
{
    beginResetModel();
    m_plan = m_follower.plan();
    m_rows = rowsOfPlan();
    for (Row &row : m_rows)
        judge(row);
    endResetModel();
}

void ChapterModel::update()
{
    const auto sameSteps = [this] {
        const auto plan = m_follower.plan();
        return plan != nullptr && m_plan != nullptr &&
               std::equal(plan->steps.begin(), plan->steps.end(), m_plan->steps.begin(),
                          m_plan->steps.end(),
                          [](const auto &one, const auto &other) { return one.id == other.id; });
    };
    if (m_plan != m_follower.plan()) {
        if (sameSteps())
            m_plan = m_follower.plan();
        else
            rebuild();
    }
    if (!isRunActive())
        m_stopping = false;
    for (int i = 0; i < rowCount(); ++i) {
        Row &row = m_rows[static_cast<size_t>(i)];
        Row judged{row.kind, row.title, row.step, row.steps, {}, 0, 0, {}};
        judge(judged);
        if (judged == row)
            continue;
        row = std::move(judged);
        Q_EMIT dataChanged(index(i), index(i));
    }
    const std::map<base::ChapterId, int> percents = m_follower.progress().ofChapter;
    const auto own = percents.find(m_chapter);
    m_percent = own == percents.end() ? 0 : own->second;
    Q_EMIT stateChanged();
}

QString ChapterModel::hostsText(const Row &row) const
{
    QStringList hosts;
    for (const size_t step : row.steps)
        hosts.append(m_plan->steps[step].id.host.value());
    hosts.removeDuplicates();
    const bool partly = row.finished > 0 && row.finished < static_cast<int>(row.steps.size());
    if (partly)
        return tr("%1 of %2 done").arg(row.finished).arg(row.steps.size());
    if (hosts.size() > namedHosts)
        return tr("%n host(s)", nullptr, static_cast<int>(hosts.size()));
    return hosts.join(QLatin1String(", "));
}

QString ChapterModel::spoken(const Row &row) const
{
    const QString title = row.title.in(m_language);
    if (row.kind == RowKind::Section)
        return title;
    if (row.milliseconds > 0) {
        return tr("%1. %2. %3. Took %4.")
            .arg(title, statusText(row.status), hostsText(row), clockText(row.milliseconds));
    }
    return tr("%1. %2. %3.").arg(title, statusText(row.status), hostsText(row));
}

QString statusText(StepStatus status)
{
    switch (status) {
    case StepStatus::Pending:
        return ChapterModel::tr("Not started");
    case StepStatus::Running:
        return ChapterModel::tr("Running");
    case StepStatus::Interrupted:
        return ChapterModel::tr("Interrupted");
    case StepStatus::Done:
        return ChapterModel::tr("Done");
    case StepStatus::Warned:
        return ChapterModel::tr("Done, with a warning");
    case StepStatus::Skipped:
        return ChapterModel::tr("Skipped");
    case StepStatus::Outdated:
        return ChapterModel::tr("Outdated");
    case StepStatus::Failed:
        return ChapterModel::tr("Failed");
    case StepStatus::Unreachable:
        return ChapterModel::tr("Unreachable");
    case StepStatus::Stopped:
        return ChapterModel::tr("Stopped");
    }
    return {};
}

} // namespace pikestaff::pages
