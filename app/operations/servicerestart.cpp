// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/servicerestart.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"
#include "operations/unitstate.h"

#include <QHash>

#include <algorithm>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr auto digestScript = R"sh(digest() {
    for file in @FILES@; do
        if [ -f "$file" ]; then sha256sum < "$file"; else echo "no $file"; fi
    done | sha256sum | cut -c 1-64
}
)sh";

constexpr auto noDigestScript = R"sh(digest() { echo none; }
)sh";

/// The time of day may have been set since a unit was started: its start is told from the time
/// since boot, which is when awk was started (in hundredths of a second; a container may be told
/// another /proc/uptime). A rename keeps the time of a file's content, but not that of its change.
constexpr auto probeScript = R"sh(@PREAMBLE@@DIGEST@
printf 'digest %s\n' "$(digest)"
@CHANGED@for unit in @UNITS@; do
    printf 'stamp %s %s\n' "$unit" "$(cat "$state/state/restart-$unit" 2> /dev/null || :)"
done
printf 'now %s %s\n' "$(date +%s.%N)" "$(awk '{ print $22 }' /proc/self/stat)"
)sh";

constexpr auto changedScript = R"sh(for file in @FILES@; do
    if [ -e "$file" ]; then stat --dereference --printf 'changed %.6Y %.6Z\n' -- "$file"; fi
done
)sh";

constexpr auto restartScript = R"sh(@PREAMBLE@@DIGEST@@FUNCTIONS@
for unit in @UNITS@; do
    if [ "$(show NeedDaemonReload "$unit")" = yes ]; then systemctl daemon-reload; fi
done
systemctl reset-failed -- @UNITS@ 2> /dev/null || :
now=$(digest)
status=0
systemctl restart -- @UNITS@ || status=$?
expect_up @UNITS@
[ "$status" -eq 0 ] || fail "systemctl restart ended with status $status"
(umask 077 && mkdir -p -- "$state/state")
for unit in @UNITS@; do
    since=$(show ActiveEnterTimestampMonotonic "$unit")
    printf '%s %s\n' "$now" "$since" > "$state/state/restart-$unit"
    echo "restarted $unit"
done
)sh";

struct Watch
{
    QString digest;
    double lastChange = 0;          ///< seconds, by the host's clock of now
    double bootedAt = 0;            ///< the same clock
    QHash<QString, QString> stamps; ///< unit to "DIGEST SINCE"
    bool complete = false;
};

Watch readWatch(const QString &output)
{
    Watch watch;
    for (const QString &line : output.split(QLatin1Char('\n'))) {
        const QStringList words = line.split(QLatin1Char(' '));
        const QString &key = words.first();
        if (key == QLatin1String("digest")) {
            watch.digest = words.value(1);
        } else if (key == QLatin1String("changed")) {
            watch.lastChange =
                std::max({watch.lastChange, words.value(1).toDouble(), words.value(2).toDouble()});
        } else if (key == QLatin1String("stamp")) {
            watch.stamps[words.value(1)] = words.mid(2).join(QLatin1Char(' '));
        } else if (key == QLatin1String("now")) {
            watch.bootedAt = words.value(1).toDouble() - words.value(2).toDouble() / 100;
            watch.complete = true;
        }
    }
    return watch;
}

bool runsWithFiles(const UnitState &unit, const Watch &watch)
{
    if (watch.stamps.value(unit.asked) == watch.digest + QLatin1Char(' ') + unit.activeSince) {
        return true;
    }
    // The time since boot is told in hundredths of a second.
    constexpr double uncertain = 0.05;
    const double startedAt = watch.bootedAt + unit.activeSince.toDouble() / 1e6;
    return startedAt > watch.lastChange + uncertain;
}

} // namespace

Result<OperationPtr> ServiceRestart::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<ServiceRestart>();
    operation->m_names = in.texts("units", shapes::unit);
    operation->m_units = unitNames(operation->m_names);
    operation->m_files = in.textsOrNone("files", shapes::path);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> ServiceRestart::guideForm() const
{
    return {serviceAction(QStringLiteral("restart"), m_names)};
}

Content ServiceRestart::digestFunction() const
{
    return m_files.isEmpty() ? Content(QString::fromLatin1(noDigestScript))
                             : filled(digestScript, {{"FILES", quotedWords(m_files)}});
}

Content ServiceRestart::probe() const
{
    const Content changed =
        m_files.isEmpty() ? Content() : filled(changedScript, {{"FILES", quotedWords(m_files)}});
    return filled(probeScript, {{"PREAMBLE", preamble()},
                                {"DIGEST", digestFunction()},
                                {"CHANGED", changed},
                                {"UNITS", quotedWords(m_units)}}) +
           unitProbe(m_units, false);
}

Decision ServiceRestart::change(const QString &reason) const
{
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = reason;
    decision.script = filled(restartScript, {{"PREAMBLE", preamble()},
                                             {"DIGEST", digestFunction()},
                                             {"FUNCTIONS", unitFunctions()},
                                             {"UNITS", quotedWords(m_units)}});
    return decision;
}

Result<Decision> ServiceRestart::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const QString output = QString::fromUtf8(probe.output);
    const auto units = readUnits(m_units, output);
    const Watch watch = readWatch(output);
    if (!units || !watch.complete) {
        return failure(QStringLiteral("systemctl does not answer: ") + lastLine(probe.errors));
    }
    QStringList differences;
    for (const UnitState &unit : *units) {
        if (!unit.exists()) {
            return failure(unit.asked + QStringLiteral(" does not exist: the package that brings "
                                                       "it is not installed"));
        }
        if (!unit.isUp()) {
            differences.append(QStringLiteral("%1 is %2").arg(unit.asked, unit.activeState));
        } else if (!runsWithFiles(unit, watch)) {
            differences.append(QStringLiteral("%1 runs since before its configuration was changed")
                                   .arg(unit.asked));
        }
    }
    return differences.isEmpty() ? satisfied() : change(differences.join(QLatin1String("; ")));
}

Content ServiceRestart::runForm() const
{
    return QStringLiteral("systemctl restart %1\n").arg(quotedWords(m_names));
}

} // namespace pikestaff::operations
