// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/template.h"
#include "plan/planner.h"

namespace pikestaff::plan {

/// What the names of templates and conditions stand for on one host: answers, secrets and the
/// built-in names of guide/guidechecker.h. Pure.
class Names
{
public:
    Names(const PlanInput &input, const model::Host &host, const model::Host *each);

    [[nodiscard]] guide::Binding binding(const QString &name) const;
    /// For conditions: nullopt when only facts can tell.
    [[nodiscard]] std::optional<QString> text(const QString &name) const;

private:
    [[nodiscard]] std::optional<guide::Binding> hostName(const QString &name) const;
    [[nodiscard]] std::optional<guide::Binding> inventoryName(const QString &name) const;
    [[nodiscard]] std::optional<guide::Binding> factName(const QString &name) const;
    [[nodiscard]] QString managementCidr() const;

    const PlanInput &m_input;
    const model::Host &m_host;
    const model::Host *m_each;
    const model::HostFacts *m_facts = nullptr;
};

/// The NIC that carries this address ("10.0.0.11"), or nullptr.
[[nodiscard]] const model::Nic *nicWithAddress(const model::HostFacts &facts,
                                               const QString &address);

/// Does this host reach us and the provider network by one NIC, bare or in a bridge?
[[nodiscard]] bool sharesNic(const model::HostFacts &facts, const model::Host &host);

/// The guide's block for /etc/hosts: "# name", "ADDRESS       name", an empty line between.
[[nodiscard]] QString hostsEntries(const model::Inventory &inventory);

} // namespace pikestaff::plan
