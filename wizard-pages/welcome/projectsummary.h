// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace pikestaff::pages {

/// A guide that a project can be made for.
struct GuideChoice
{
    QString id;
    base::LocalText title;
    bool proven = false; ///< really installed on the practice lab
};

/// Where a project stands, read from its folder.
struct ProjectSummary
{
    enum class State { NotStarted, Partly, Stopped, Failed, Installed, Unreadable };

    QString folder;
    QString name;
    base::LocalText guide;
    bool practiceLab = false;
    State state = State::NotStarted;
    int done = 0;  ///< steps
    int steps = 0; ///< of the whole guide
    QDateTime lastUsed;
};

/// Reads guides and journals: slow enough for a thread of its own. `stop` ends it early.
[[nodiscard]] std::vector<GuideChoice> readGuideChoices(const QString &guidesRoot);
[[nodiscard]] std::vector<ProjectSummary>
readProjects(const QStringList &folders, const QString &guidesRoot, const std::stop_token &stop);

} // namespace pikestaff::pages
