// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "plan/plan.h"

#include <QByteArrayList>

#include <vector>

namespace pikestaff::run {

/// A step of a plan in a few words.
struct SketchedStep
{
    QByteArray step; ///< "a/1"
    QByteArray host;
    QByteArrayList needs; ///< steps above
    operations::OperationPtr operation;
};

[[nodiscard]] plan::Plan sketch(const std::vector<SketchedStep> &steps);

[[nodiscard]] plan::InstanceId idOf(const QByteArray &step, const QByteArray &host);
[[nodiscard]] base::HostName hostName(const QByteArray &name);

} // namespace pikestaff::run
