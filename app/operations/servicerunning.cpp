// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/servicerunning.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"
#include "operations/unitstate.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr auto startScript = R"sh(@PREAMBLE@@FUNCTIONS@
@ENABLE@systemctl reset-failed -- @UNITS@ 2> /dev/null || :
status=0
systemctl start -- @UNITS@ || status=$?
expect_up @UNITS@
[ "$status" -eq 0 ] || fail "systemctl start ended with status $status"
)sh";

constexpr auto enableScript = R"sh(systemctl daemon-reload
systemctl unmask -- @UNITS@
systemctl enable -- @UNITS@
)sh";

} // namespace

Result<OperationPtr> ServiceRunning::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<ServiceRunning>();
    operation->m_names = in.texts("units", shapes::unit);
    operation->m_units = unitNames(operation->m_names);
    operation->m_enabled = in.flag("enabled", true);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> ServiceRunning::guideForm() const
{
    std::vector<Action> actions;
    if (m_enabled) {
        actions.push_back(serviceAction(QStringLiteral("enable"), m_names));
    }
    actions.push_back(serviceAction(QStringLiteral("start"), m_names));
    return actions;
}

Content ServiceRunning::probe() const { return unitProbe(m_units, m_enabled); }

Result<Decision> ServiceRunning::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const auto units = readUnits(m_units, QString::fromUtf8(probe.output));
    if (!units) {
        return failure(QStringLiteral("systemctl does not answer: ") + lastLine(probe.errors));
    }
    QStringList differences;
    bool enable = false;
    for (const UnitState &unit : *units) {
        if (!unit.exists()) {
            return failure(unit.asked + QStringLiteral(" does not exist: the package that brings "
                                                       "it is not installed"));
        }
        if (!unit.isUp()) {
            differences.append(QStringLiteral("%1 is %2").arg(unit.asked, unit.activeState));
        }
        if (m_enabled && !unit.startsAtBoot()) {
            differences.append(QStringLiteral("%1 does not start at boot").arg(unit.asked));
            enable = true;
        }
    }
    if (differences.isEmpty()) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = differences.join(QLatin1String("; "));
    const Content names(quotedWords(m_units));
    decision.script = filled(
        startScript, {{"PREAMBLE", preamble()},
                      {"FUNCTIONS", unitFunctions()},
                      {"ENABLE", enable ? filled(enableScript, {{"UNITS", names}}) : Content()},
                      {"UNITS", names}});
    return decision;
}

Content ServiceRunning::runForm() const
{
    const QString units = quotedWords(m_names);
    return (m_enabled ? QStringLiteral("systemctl enable %1\n").arg(units) : QString()) +
           QStringLiteral("systemctl start %1\n").arg(units);
}

} // namespace pikestaff::operations
