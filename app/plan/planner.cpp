// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/planner.h"

#include "guide/template.h"
#include "operations/operationregistry.h"
#include "plan/names.h"
#include "plan/planwriter.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <map>

namespace pikestaff::plan {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;
using guide::Condition;

namespace {

bool isFor(const model::Host &host, guide::Target target)
{
    switch (target) {
    case guide::Target::Controller:
        return host.has(model::Role::Controller);
    case guide::Target::Compute:
        return host.has(model::Role::Compute);
    case guide::Target::Block:
        return host.has(model::Role::Block);
    case guide::Target::Object:
        return host.has(model::Role::Object);
    case guide::Target::All:
        return true;
    case guide::Target::Others:
        return !host.has(model::Role::Controller);
    }
    return false;
}

bool isFor(const model::Host &host, const std::vector<guide::Target> &targets)
{
    return std::any_of(targets.begin(), targets.end(),
                       [&host](guide::Target target) { return isFor(host, target); });
}

/// Sections of a scope, in guide order.
struct ScopedSection
{
    const guide::Chapter *chapter;
    const guide::Section *section;
};

Result<std::vector<ScopedSection>> sectionsIn(const guide::Guide &guide, const Scope &scope)
{
    std::vector<ScopedSection> chosen;
    const QString wanted = scope.only.isEmpty() ? scope.through : scope.only;
    bool found = wanted.isEmpty();
    bool done = false;
    for (const guide::Chapter &chapter : guide.chapters) {
        const bool chapterIsWanted = chapter.id.value() == wanted;
        for (const guide::Section &section : chapter.sections) {
            const bool isWanted = chapterIsWanted || section.id.value() == wanted;
            found = found || isWanted;
            if (!done && (scope.only.isEmpty() || isWanted))
                chosen.push_back({&chapter, &section});
            if (!scope.through.isEmpty() && isWanted)
                done = !chapterIsWanted || &section == &chapter.sections.back();
        }
    }
    if (!found)
        return Failure(Error{ErrorCode::UnknownChapter, wanted, {}, {}});
    return chosen;
}

class Builder
{
public:
    Builder(const PlanInput &input, const Scope &scope)
        : m_input(input)
        , m_scope(scope)
    {
    }

    Result<Plan> build()
    {
        const auto sections = sectionsIn(m_input.guide, m_scope);
        if (!sections)
            return Failure(sections.error());
        for (const ScopedSection &scoped : *sections) {
            for (const guide::Step &step : scoped.section->steps) {
                if (const Status added = addStep(scoped, step); !added)
                    return Failure(added.error());
            }
        }
        if (const Status linked = linkNeeds(); !linked)
            return Failure(linked.error());
        m_plan.guide = m_input.guide.id;
        m_plan.fingerprint = QString::fromLatin1(
            QCryptographicHash::hash(QJsonDocument(toJson(m_plan)).toJson(QJsonDocument::Compact),
                                     QCryptographicHash::Sha256)
                .toHex());
        return std::move(m_plan);
    }

private:
    Status addStep(const ScopedSection &scoped, const guide::Step &step)
    {
        for (const model::Host &host : m_input.inventory.hosts()) {
            if (!isFor(host, step.on))
                continue;
            if (!step.each) {
                if (Status added = addInstance(scoped, step, host, nullptr); !added)
                    return added;
                continue;
            }
            for (const model::Host &each : m_input.inventory.hosts()) {
                if (each.name == host.name || !isFor(each, *step.each))
                    continue;
                if (Status added = addInstance(scoped, step, host, &each); !added)
                    return added;
            }
        }
        return {};
    }

    Status addInstance(const ScopedSection &scoped, const guide::Step &step,
                       const model::Host &host, const model::Host *each)
    {
        const Names names(m_input, host, each);
        StepInstance instance;
        if (!applies(scoped.section->when, names, instance) || !applies(step.when, names, instance))
            return {};
        instance.id.step =
            each == nullptr ? step.id
                            : base::StepId(step.id.value() + QLatin1Char(':') + each->name.value());
        instance.id.host = host.name;
        instance.chapter = scoped.chapter->id;
        instance.section = scoped.section->id;
        instance.verb = step.operation;
        instance.title = step.title;
        instance.why = step.why;
        instance.expect = step.expect;
        instance.warning = step.warning;
        instance.link = scoped.section->link;
        instance.weight = step.weight;
        if (Status bound = bindForms(step, names, instance); !bound)
            return bound;
        instance.unresolved.removeDuplicates();
        m_needs.push_back({step.needs, scoped.section->needs});
        m_plan.steps.push_back(std::move(instance));
        return {};
    }

    static bool applies(const Condition &condition, const Names &names, StepInstance &instance)
    {
        const auto lookup = [&names](const QString &name) { return names.text(name); };
        switch (condition.evaluate(lookup)) {
        case Condition::Truth::False:
            return false;
        case Condition::Truth::True:
            return true;
        case Condition::Truth::Unknown:
            for (const QString &name : condition.names()) {
                if (!names.text(name))
                    instance.unresolved.append(name);
            }
            return true;
        }
        return true;
    }

    Status bindForms(const guide::Step &step, const Names &names, StepInstance &instance) const
    {
        const auto binder = [&names](const QString &name) { return names.binding(name); };
        const auto arguments = guide::bindValue(step.arguments, binder, instance.unresolved);
        if (!arguments)
            return Failure(arguments.error());
        const auto operation = operations::makeOperation(step.operation, *arguments);
        if (!operation)
            return Failure(operation.error());
        instance.operation = *operation;
        if (!step.guideForm) {
            instance.guideForm = (*operation)->guideForm();
            return {};
        }
        const auto bound = guide::bindValue(*step.guideForm, binder, instance.unresolved);
        if (!bound)
            return Failure(bound.error());
        auto form = operations::parseGuideForm(*bound);
        if (!form)
            return Failure(form.error());
        instance.guideForm = std::move(*form);
        return {};
    }

    /// On one host the order of the guide; between hosts what `needs` names.
    Status linkNeeds()
    {
        std::map<base::HostName, size_t> last;
        for (size_t index = 0; index < m_plan.steps.size(); ++index) {
            StepInstance &instance = m_plan.steps[index];
            std::vector<size_t> needs;
            if (const auto before = last.find(instance.id.host); before != last.end())
                needs.push_back(before->second);
            last[instance.id.host] = index;
            for (const std::vector<QString> &names : m_needs[index]) {
                for (const QString &name : names) {
                    if (Status linked = addNeeds(name, index, needs); !linked)
                        return linked;
                }
            }
            std::sort(needs.begin(), needs.end());
            needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
            instance.needs = std::move(needs);
        }
        return {};
    }

    Status addNeeds(const QString &name, size_t index, std::vector<size_t> &needs) const
    {
        for (size_t other = 0; other < m_plan.steps.size(); ++other) {
            const StepInstance &candidate = m_plan.steps[other];
            const QString step = candidate.id.step.value().section(QLatin1Char(':'), 0, 0);
            if (candidate.section.value() != name && step != name)
                continue;
            if (other >= index) {
                return Failure(
                    Error{ErrorCode::CyclicNeeds, m_plan.steps[index].id.step.value(), name, {}});
            }
            needs.push_back(other);
        }
        return {};
    }

    const PlanInput &m_input;
    const Scope &m_scope;
    Plan m_plan;
    std::vector<std::array<std::vector<QString>, 2>> m_needs; ///< of the step and of its section
};

} // namespace

Result<Plan> makePlan(const PlanInput &input, const Scope &scope)
{
    if (input.inventory.hosts().empty())
        return Failure(Error{ErrorCode::NoController, QStringLiteral("hosts"), {}, {}});
    return Builder(input, scope).build();
}

} // namespace pikestaff::plan
