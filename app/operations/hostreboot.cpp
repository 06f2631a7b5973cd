// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/hostreboot.h"

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

constexpr auto rebootScript = R"sh(@PREAMBLE@sync
systemd-run --quiet --on-active=2 --timer-property=AccuracySec=100ms systemctl reboot ||
    systemd-run --on-active=2 systemctl reboot ||
    fail 'systemd-run could not plan the reboot'
echo 'this host reboots in two seconds'
)sh";

} // namespace

Result<OperationPtr> HostReboot::make(const guide::Value &arguments)
{
    const ArgumentReader in(arguments);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return std::make_shared<HostReboot>();
}

std::vector<Action> HostReboot::guideForm() const
{
    return {rootCommand(QStringLiteral("reboot"))};
}

Traits HostReboot::traits() const
{
    Traits traits;
    traits.interruptible = false;
    traits.reboots = true;
    return traits;
}

Content HostReboot::probe() const
{
    return QStringLiteral("if [ -e /run/reboot-required ]; then\n"
                          "    echo 'reboot'\n"
                          "    sort -u /run/reboot-required.pkgs 2> /dev/null || :\n"
                          "fi\n");
}

Result<Decision> HostReboot::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    QStringList lines =
        QString::fromUtf8(probe.output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (probe.exitStatus != 0) {
        return failure(lastLine(probe.errors));
    }
    if (lines.isEmpty()) {
        return satisfied();
    }
    lines.removeFirst();
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = lines.isEmpty() ? QStringLiteral("the host asks for a reboot")
                                      : QStringLiteral("the host asks for a reboot because of %1")
                                            .arg(lines.join(QLatin1String(", ")));
    decision.script = filled(rebootScript, {{"PREAMBLE", preamble()}});
    return decision;
}

Content HostReboot::runForm() const { return QStringLiteral("systemctl reboot\n"); }

} // namespace pikestaff::operations
