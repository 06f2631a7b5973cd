// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/plansketch.h"

namespace pikestaff::run {

base::HostName hostName(const QByteArray &name) { return base::HostName(QString::fromUtf8(name)); }

plan::InstanceId idOf(const QByteArray &step, const QByteArray &host)
{
    return {base::StepId(QString::fromUtf8(step)), hostName(host)};
}

plan::Plan sketch(const std::vector<SketchedStep> &steps)
{
    plan::Plan plan;
    plan.guide = QStringLiteral("sketched");
    plan.fingerprint = QStringLiteral("f1");
    for (const SketchedStep &from : steps) {
        plan::StepInstance instance;
        instance.id = idOf(from.step, from.host);
        instance.section =
            base::SectionId(instance.id.step.value().section(QLatin1Char('/'), 0, 0));
        instance.operation = from.operation;
        for (size_t other = 0; other < plan.steps.size(); ++other) {
            if (from.needs.contains(plan.steps[other].id.step.value().toUtf8()))
                instance.needs.push_back(other);
        }
        plan.steps.push_back(std::move(instance));
    }
    return plan;
}

} // namespace pikestaff::run
