// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/packageupgrade.h"

#include "operations/aptscript.h"
#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

/// The simulation tells the truth only with fresh lists; it takes a second, once per host.
constexpr auto probeScript = R"sh(@PREAMBLE@@FRESH@if [ -e "$state/state/upgraded" ]; then
    echo 'upgraded'
elif lists_are_fresh; then
    pending=$(apt-get -q --simulate dist-upgrade < /dev/null | grep -c '^Inst ' || :)
    echo "pending $pending"
else
    echo 'unknown'
fi
)sh";

constexpr auto upgradeScript = R"sh(@PREAMBLE@@FUNCTIONS@
hold_services
mend_packages
refresh_lists
apt_get dist-upgrade || fail "apt-get dist-upgrade failed: see the lines above"
(umask 077 && mkdir -p -- "$state/state" && : > "$state/state/upgraded")
@NOTE@)sh";

constexpr auto noteScript = R"sh(if [ -e /run/reboot-required ]; then printf '%s\n' @NOTE@; fi
)sh";

} // namespace

Result<OperationPtr> PackageUpgrade::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<PackageUpgrade>();
    operation->m_rebootNote = in.textOr("reboot_note", QString());
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> PackageUpgrade::guideForm() const
{
    return {rootCommand(QStringLiteral("apt update && apt dist-upgrade"))};
}

Traits PackageUpgrade::traits() const
{
    Traits traits;
    traits.interruptible = false;
    return traits;
}

Content PackageUpgrade::probe() const
{
    return filled(probeScript, {{"PREAMBLE", preamble()}, {"FRESH", freshListsFunction()}});
}

Result<Decision> PackageUpgrade::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString answer = QString::fromUtf8(probe.output).trimmed();
    if (probe.exitStatus != 0) {
        return failure(lastLine(probe.errors));
    }
    if (answer == QLatin1String("upgraded") || answer == QLatin1String("pending 0")) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason =
        answer == QLatin1String("unknown")
            ? QStringLiteral("the packages were not upgraded yet")
            : answer.section(QLatin1Char(' '), 1) + QStringLiteral(" packages can be upgraded");
    const Content note =
        m_rebootNote.isEmpty() ? Content() : filled(noteScript, {{"NOTE", quoted(m_rebootNote)}});
    decision.script = filled(
        upgradeScript, {{"PREAMBLE", preamble()}, {"FUNCTIONS", aptFunctions({})}, {"NOTE", note}});
    return decision;
}

Content PackageUpgrade::runForm() const
{
    return QStringLiteral("apt-get update\n"
                          "DEBIAN_FRONTEND=noninteractive apt-get -y dist-upgrade\n");
}

} // namespace pikestaff::operations
