// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "plan/planner.h"

#include <QByteArray>

namespace pikestaff::plan {

/// What a planner gets: a guide of tests/plan/guides and three hosts (and what a test changes).
struct Desk
{
    explicit Desk(const char *guideId);

    [[nodiscard]] PlanInput input() const { return {guide, inventory, answers, facts}; }
    /// Facts of a real-looking host with this address.
    void learn(const char *host, bool kvm, const char *address);
    void answer(const char *id, const char *value);

    guide::Guide guide;
    model::Inventory inventory;
    model::Answers answers;
    model::FactsByHost facts;
};

/// controller 10.0.0.11, compute1 10.0.0.31, block1 10.0.0.41
[[nodiscard]] std::vector<model::Host> threeHosts();

/// "section/step@host" of every step.
[[nodiscard]] QByteArrayList idsOf(const Plan &plan);
[[nodiscard]] QByteArray idOf(const StepInstance &step);
[[nodiscard]] QByteArrayList needsOf(const Plan &plan, const QByteArray &id);
[[nodiscard]] const StepInstance *find(const Plan &plan, const QByteArray &id);

} // namespace pikestaff::plan
