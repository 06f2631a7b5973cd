// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"
#include "model/answers.h"
#include "model/inventory.h"
#include "plan/plan.h"
#include "run/runevent.h"
#include "run/runstate.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace pikestaff::report {

struct ReportHost
{
    QString name;
    QString roles;
    QString address;
    QString system;
};

struct ReportStep
{
    QString id;
    QString host;
    base::LocalText title;
    base::LocalText warning; ///< only when it was given
    run::Outcome outcome = run::Outcome::Skipped;
    bool reached = false;
    QString reason;
    qint64 milliseconds = 0;
    QDateTime changedAt; ///< when a run really changed the host for it; may be an earlier run
    QStringList guideForm;
    bool isProof = false; ///< a verify: expected and real
    QString expected;
};

struct ReportSection
{
    QString id;
    base::LocalText title;
    QString link;
    std::vector<ReportStep> steps;
};

struct ReportChapter
{
    QString id;
    base::LocalText title;
    base::LocalText summary;
    std::vector<ReportSection> sections;
};

struct ReportRun
{
    QString id;
    QDateTime startedAt;
    QDateTime finishedAt;
    run::RunFinished counts;
    bool complete = false;
};

/// Everything that a report says, before any markup. Holds no secret.
struct ReportModel
{
    base::LocalText guideTitle;
    QString guideId;
    QString program;
    std::vector<std::pair<base::LocalText, QString>> answers;
    std::vector<ReportHost> hosts;
    std::vector<ReportRun> runs;
    run::RunFinished counts; ///< of the last run
    bool finished = false;
    std::vector<ReportChapter> chapters;
};

struct ReportInput
{
    const guide::Guide &guide;
    const model::Inventory &inventory;
    const model::Answers &answers;
    const plan::Plan &plan;
    const std::vector<run::RunEvent> &events;
};

/// Pure.
[[nodiscard]] ReportModel makeReport(const ReportInput &input);

} // namespace pikestaff::report
