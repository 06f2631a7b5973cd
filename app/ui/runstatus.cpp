// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/runstatus.h"

#include "engine/runfollower.h"

namespace pikestaff::ui {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 3600;
constexpr qint64 many = 10 * minute; ///< from here on nobody can tell single minutes

/// To the nearest so many seconds.
qint64 rounded(qint64 seconds, qint64 unit) { return (seconds + unit / 2) / unit * unit; }

} // namespace

QString RunStatus::timeLeft(qint64 seconds)
{
    if (seconds < minute)
        return tr("less than a minute left");
    const qint64 about = rounded(seconds, seconds < many ? minute : 5 * minute);
    if (about < hour)
        return tr("about %n min left", nullptr, static_cast<int>(about / minute));
    return tr("about %1 h %2 min left").arg(about / hour).arg(about % hour / minute);
}

ActivityStrip::Host RunStatus::host(const engine::HostActivity &activity, base::Language language)
{
    ActivityStrip::Host shown;
    shown.name = activity.host.value();
    const QString title = activity.stepTitle.in(language);
    switch (activity.kind) {
    case engine::HostActivity::Kind::Running:
        shown.mark = Mark::Running;
        shown.text = title;
        break;
    case engine::HostActivity::Kind::Waiting:
        shown.mark = Mark::None;
        shown.text = tr("waiting");
        break;
    case engine::HostActivity::Kind::Failed:
        shown.mark = Mark::Failed;
        shown.text = title.isEmpty() ? tr("stopped") : tr("stopped: %1").arg(title);
        break;
    case engine::HostActivity::Kind::Lost:
        shown.mark = Mark::Warning;
        shown.text = tr("connection lost");
        break;
    case engine::HostActivity::Kind::Done:
        shown.mark = Mark::Done;
        shown.text = tr("done");
        break;
    }
    return shown;
}

RunStatus::Overall RunStatus::of(const engine::RunFollower &follower, base::Language language)
{
    Overall overall;
    if (!follower.isReady())
        return overall;
    const engine::RunProgress &progress = follower.progress();
    overall.percent = progress.percent;
    if (follower.history().starts().empty() && !follower.isRunning())
        overall.text = tr("Nothing has been changed yet");
    else if (progress.secondsLeft)
        overall.text = tr("%1 % of the whole · %2", "progress and time left")
                           .arg(progress.percent)
                           .arg(timeLeft(*progress.secondsLeft));
    else if (progress.percent >= 100)
        overall.text = tr("Everything is installed");
    else
        overall.text = tr("%1 % of the whole").arg(progress.percent);
    for (const engine::HostActivity &activity : progress.hosts)
        overall.hosts.push_back(host(activity, language));
    return overall;
}

} // namespace pikestaff::ui
