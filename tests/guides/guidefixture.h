// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"
#include "model/answers.h"
#include "model/facts.h"
#include "model/inventory.h"
#include "plan/plan.h"

#include <QString>

namespace pikestaff::test {

/// What a plan is made of besides the guide.
struct Site
{
    model::Inventory inventory;
    model::Answers answers;
    model::FactsByHost facts;
};

/// The example architecture of the Pike guide: controller 10.0.0.11, compute1 .31, block1 .41,
/// object1 .51, object2 .52, with the guide's own example networks, and with its placeholders for
/// what it leaves open.
[[nodiscard]] Site guidesOwnSite(const QString &network);

/// A controller and two compute nodes with two NICs each, as the practice lab makes them.
[[nodiscard]] Site smallSite(const QString &network);

/// The folder of the guides in the sources.
[[nodiscard]] QString guidesFolder();

/// Says why and returns an empty guide when it cannot be read.
[[nodiscard]] guide::Guide loadRealGuide(const QString &id);

/// Says why and returns an empty plan when it cannot be made.
[[nodiscard]] plan::Plan planFor(const guide::Guide &guide, const Site &site);

/// The content of a file in the sources; says so when it cannot be read.
[[nodiscard]] QByteArray sourceFile(const QString &path);

} // namespace pikestaff::test
