// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "guide/guide.h"
#include "model/answers.h"
#include "model/facts.h"
#include "model/inventory.h"

#include <QCoreApplication>

#include <vector>

namespace pikestaff::engine {

enum class Severity { Good, Warning, Blocking };

/// One look at a host before anything is changed there.
struct CheckResult
{
    QString id; ///< "memory"
    base::HostName host;
    Severity severity = Severity::Good;
    QString text;   ///< translated: what was found
    QString remedy; ///< translated; empty when good
};

/// Pure: what the facts say about an installation by this guide. The guide's minimum: controller 4
/// GB of memory and 5 GB of disk, compute 2 GB and 10 GB (environment, Networking overview).
class Precheck
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::engine::Precheck)

public:
    [[nodiscard]] static std::vector<CheckResult> examine(const guide::Guide &guide,
                                                          const model::Inventory &inventory,
                                                          const model::FactsByHost &facts);
    /// The same of one host, which need not be of a project.
    [[nodiscard]] static std::vector<CheckResult>
    examineOne(const guide::Guide &guide, const model::Host &host, const model::HostFacts &facts);

private:
    static CheckResult system(const guide::Guide &guide, const model::HostFacts &facts);
    static CheckResult memory(const model::Host &host, const model::HostFacts &facts);
    static CheckResult disk(const model::Host &host, const model::HostFacts &facts);
    static CheckResult clock(const model::HostFacts &facts);
    static CheckResult managementAddress(const model::Host &host, const model::HostFacts &facts);
    static CheckResult providerInterface(const guide::Guide &guide, const model::Host &host,
                                         const model::HostFacts &facts);
    static CheckResult packages(const model::HostFacts &facts);
    static CheckResult python(const model::HostFacts &facts);
    static CheckResult virtualization(const model::Host &host, const model::HostFacts &facts);
};

} // namespace pikestaff::engine
