// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/plan.h"

#include "plan/planwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace pikestaff::plan {

const StepInstance *Plan::find(const InstanceId &id) const
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&id](const StepInstance &step) { return step.id == id; });
    return found == steps.end() ? nullptr : &*found;
}

std::vector<InstanceId> stepsNaming(const Plan &plan, const base::HostName &host,
                                    const QString &address)
{
    // "compute1" is neither in "compute11" nor in "my-compute1"; "10.0.0.3" is not in "10.0.0.31".
    const QRegularExpression word(
        QStringLiteral("(?<![\\w.-])(?:%1|%2)(?![\\w-]|\\.\\w)")
            .arg(QRegularExpression::escape(host.value()), QRegularExpression::escape(address)));
    const auto names = [&word](const StepInstance &step) {
        QString text = step.id.step.value().section(QLatin1Char(':'), 1);
        for (const guide::Action &action : step.guideForm)
            text += QLatin1Char('\n') + actionLines(action).join(QLatin1Char('\n'));
        text += QLatin1Char('\n') + step.operation->runForm().toDisplay();
        return word.match(text).hasMatch();
    };
    std::vector<InstanceId> found;
    for (const StepInstance &step : plan.steps) {
        if (step.id.host != host && names(step))
            found.push_back(step.id);
    }
    return found;
}

} // namespace pikestaff::plan
