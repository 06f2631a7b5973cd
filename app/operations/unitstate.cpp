// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/unitstate.h"

#include "operations/shellscript.h"

namespace pikestaff::operations {

using model::Content;

namespace {

constexpr auto functions = R"sh(
show() { systemctl show --property="$1" -- "$2" | cut -d = -f 2-; }

explain() {
    systemctl --no-pager --full --lines=0 status -- "$1" < /dev/null || :
    journalctl --no-pager --quiet --output=short --lines=30 --unit="$1" < /dev/null || :
}

# A service that ends at once is active for a moment, again and again where systemd restarts it;
# but not one that tells systemd when it is ready.
expect_up() {
    since='|'
    pause=0
    for unit; do
        waited=0
        while [ "$(show ActiveState "$unit")" = activating ] && [ "$waited" -lt 30 ]; do
            sleep 1
            waited=$((waited + 1))
        done
        since="$since$unit $(show ActiveEnterTimestampMonotonic "$unit")|"
        case $(show Type "$unit") in
        notify* | forking | dbus) ;;
        *) pause=2 ;;
        esac
    done
    sleep "$pause"
    for unit; do
        before=${since#*"|$unit "}
        before=${before%%"|"*}
        if [ "$(show Type "$unit")" = oneshot ]; then
            if [ "$(show ActiveState "$unit")" = failed ]; then
                explain "$unit"
                fail "$unit failed: see the lines above"
            fi
        elif [ "$(show ActiveState "$unit")" != active ]; then
            explain "$unit"
            states="$(show ActiveState "$unit") ($(show SubState "$unit"))"
            fail "$unit does not stay up: it is $states"
        elif [ "$(show ActiveEnterTimestampMonotonic "$unit")" != "$before" ]; then
            explain "$unit"
            fail "$unit does not stay up: systemd has restarted it"
        fi
    done
}
)sh";

constexpr auto enabledScript = R"sh(for unit in @UNITS@; do
    printf 'enabled %s\n' "$(systemctl is-enabled -- "$unit" 2> /dev/null || :)"
done
)sh";

void readProperty(const QString &line, UnitState &unit)
{
    const QString key = line.section(QLatin1Char('='), 0, 0);
    const QString value = line.section(QLatin1Char('='), 1);
    if (key == QLatin1String("LoadState")) {
        unit.loadState = value;
    } else if (key == QLatin1String("ActiveState")) {
        unit.activeState = value;
    } else if (key == QLatin1String("ActiveEnterTimestampMonotonic")) {
        unit.activeSince = value;
    }
}

} // namespace

bool UnitState::exists() const
{
    return !loadState.isEmpty() && loadState != QLatin1String("not-found");
}

bool UnitState::isUp() const { return activeState == QLatin1String("active"); }

bool UnitState::startsAtBoot() const
{
    static const QStringList words = {QStringLiteral("enabled"), QStringLiteral("static"),
                                      QStringLiteral("indirect"), QStringLiteral("generated"),
                                      QStringLiteral("alias")};
    return words.contains(enabled);
}

QStringList unitNames(const QStringList &units)
{
    static const QStringList suffixes = {QStringLiteral(".service"), QStringLiteral(".socket"),
                                         QStringLiteral(".timer"),   QStringLiteral(".target"),
                                         QStringLiteral(".mount"),   QStringLiteral(".path")};
    QStringList names;
    for (const QString &unit : units) {
        const qsizetype dot = unit.lastIndexOf(QLatin1Char('.'));
        names.append(dot >= 0 && suffixes.contains(unit.mid(dot)) ? unit : unit + suffixes.first());
    }
    return names;
}

Content unitProbe(const QStringList &units, bool withEnabled)
{
    const QString names = quotedWords(units);
    const Content show = filled(
        "echo 'units'\nsystemctl show --property=Id --property=LoadState --property=ActiveState "
        "--property=ActiveEnterTimestampMonotonic -- @UNITS@\n",
        {{"UNITS", names}});
    return withEnabled ? filled(enabledScript, {{"UNITS", names}}) + show : show;
}

std::optional<std::vector<UnitState>> readUnits(const QStringList &units, const QString &output)
{
    QStringList enabled;
    std::vector<UnitState> states;
    bool begun = false;
    bool gap = true;
    for (const QString &line : output.split(QLatin1Char('\n'))) {
        if (!begun) {
            begun = line == QLatin1String("units");
            if (line.startsWith(QLatin1String("enabled "))) {
                enabled.append(line.section(QLatin1Char(' '), 1));
            }
        } else if (line.isEmpty()) {
            gap = true;
        } else {
            if (gap) {
                states.emplace_back();
                gap = false;
            }
            readProperty(line, states.back());
        }
    }
    if (states.size() != static_cast<size_t>(units.size())) {
        return std::nullopt;
    }
    for (size_t i = 0; i < states.size(); ++i) {
        states[i].asked = units[static_cast<qsizetype>(i)];
        states[i].enabled = enabled.value(static_cast<qsizetype>(i));
    }
    return states;
}

QString unitFunctions() { return QString::fromLatin1(functions); }

} // namespace pikestaff::operations
