// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/activitystrip.h"

#include <QCoreApplication>
#include <QString>

namespace pikestaff::engine {
class RunFollower;
struct HostActivity;
} // namespace pikestaff::engine

namespace pikestaff::ui {

/// What the shell says of a run, in words. Pure.
class RunStatus
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::ui::RunStatus)

public:
    struct Overall
    {
        int percent = 0;
        QString text;
        std::vector<ActivityStrip::Host> hosts; ///< only while something runs
    };

    [[nodiscard]] static Overall of(const engine::RunFollower &follower, base::Language language);
    [[nodiscard]] static QString
    timeLeft(qint64 seconds); ///< "about 6 min left, about 25 min left"

private:
    static ActivityStrip::Host host(const engine::HostActivity &activity, base::Language language);
};

} // namespace pikestaff::ui
