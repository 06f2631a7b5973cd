// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "base/strongid.h"
#include "guide/action.h"
#include "operations/operation.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pikestaff::plan {

/// A step on a host. The pair is unique in a plan and stable between plans.
struct InstanceId
{
    base::StepId step; ///< with `each`: "section/step:compute1"
    base::HostName host;

    friend bool operator==(const InstanceId &, const InstanceId &) = default;
    friend auto operator<=>(const InstanceId &, const InstanceId &) = default; // NOLINT: no pointer
};

struct StepInstance
{
    InstanceId id;
    base::ChapterId chapter;
    base::SectionId section;
    QString verb;
    operations::OperationPtr operation;
    std::vector<guide::Action> guideForm;
    std::vector<size_t> needs; ///< indices of earlier entries
    QStringList unresolved;    ///< names that only facts can tell: not runnable yet
    base::LocalText title;
    base::LocalText why;
    base::LocalText expect;
    base::LocalText warning;
    QString link;
    int weight = 1; ///< expected seconds

    /// One of the guide's proofs: what is expected and what was found stand side by side.
    [[nodiscard]] bool isProof() const { return verb.startsWith(QLatin1String("verify")); }
};

/// What will run where, in an order that respects every need. Holds no secret.
struct Plan
{
    QString guide;
    std::vector<StepInstance> steps;
    QString fingerprint; ///< SHA-256 over ids, forms and needs

    [[nodiscard]] const StepInstance *find(const InstanceId &id) const;
};

/// Steps of other hosts that speak of this one, by its name or its address.
[[nodiscard]] std::vector<InstanceId> stepsNaming(const Plan &plan, const base::HostName &host,
                                                  const QString &address);

} // namespace pikestaff::plan
