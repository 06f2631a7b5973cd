// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/aptscript.h"

#include "operations/shellscript.h"

#include <QRegularExpression>

namespace pikestaff::operations {

using model::Content;

namespace {

/// A package manager has one of the lock files open and holds a write lock (/proc/locks names
/// process and inode, but the inode of an overlay is not that of stat).
constexpr auto lockScript =
    R"sh(export DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true
export APT_LISTCHANGES_FRONTEND=none NEEDRESTART_SUSPEND=1 HOME=/root
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
refreshed=no

lock_holder() {
    holder=$(find /proc/[0-9]*/fd -maxdepth 1 \( -lname /var/lib/dpkg/lock \
        -o -lname /var/lib/dpkg/lock-frontend -o -lname /var/lib/apt/lists/lock \
        -o -lname /var/cache/apt/archives/lock \) 2> /dev/null |
        while read -r descriptor; do
            pid=${descriptor#/proc/}
            pid=${pid%%/*}
            if grep -Eqs "^[0-9]+: POSIX +ADVISORY +WRITE $pid " /proc/locks; then
                printf '%s (process %s)\n' "$(cat "/proc/$pid/comm" 2> /dev/null)" "$pid"
                break
            fi
        done)
    [ -n "$holder" ]
}

wait_for_lock() {
    waited=0
    while lock_holder; do
        if [ "$waited" -ge 600 ]; then
            fail "the package lock is still held by $holder after 10 minutes: \
let it end or end it, then run this step again"
        fi
        if [ $((waited % 10)) -eq 0 ]; then
            echo "waiting for the package lock, held by $holder"
        fi
        sleep 1
        waited=$((waited + 1))
    done
}

apt_get() {
    tries=0
    while :; do
        wait_for_lock
        status=0
        apt-get -y -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 \
            -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
            "$@" < /dev/null || status=$?
        tries=$((tries + 1))
        # Another program may have taken the lock between our look and apt-get's.
        if [ "$status" -eq 0 ] || [ "$tries" -ge 3 ] || ! lock_holder; then
            return "$status"
        fi
    done
}

mend_packages() {
    wait_for_lock
    if ! dpkg --force-confdef --force-confold --configure -a < /dev/null; then
        apt_get --fix-broken install ||
            fail "dpkg was interrupted and cannot be mended: see the lines above"
    fi
}

refresh_lists() {
    refreshed=yes
    apt_get update || fail "apt-get update failed: see the lines above; \
check the package sources and the name resolution of this host"
    (umask 077 && mkdir -p -- "$state/state" && : > "$state/state/apt-updated")
}

policy=/usr/sbin/policy-rc.d
kept_policy=$state/state/policy-rc.d
release_services() {
    if grep -qs '^# pikestaff holds services back' "$policy"; then
        rm -f -- "$policy"
        if [ -e "$kept_policy" ] || [ -L "$kept_policy" ]; then
            mv -f -- "$kept_policy" "$policy"
        fi
    fi
}
)sh";

constexpr auto holdScript = R"sh(
hold_services() {
    wait_for_lock
    release_services
    (umask 077 && mkdir -p -- "$state/state")
    trap release_services EXIT
    trap 'exit 143' HUP INT TERM
    rm -f -- "$kept_policy"
    if [ -e "$policy" ] || [ -L "$policy" ]; then cp -a -- "$policy" "$kept_policy"; fi
    cat > "$policy.new" <<END
#!/bin/sh
# pikestaff holds services back while packages are installed
for word; do
    case \$word in
    -*) ;;
    *) break ;;
    esac
done
case \${word%.service} in
@GLOBS@) exit 101 ;;
esac
[ ! -x '$kept_policy' ] || exec '$kept_policy' "\$@"
exit 0
END
    chmod 0755 "$policy.new"
    mv -f -- "$policy.new" "$policy"
}
)sh";

constexpr auto freshScript = R"sh(
lists_are_fresh() {
    lists=/var/lib/apt/lists/partial
    young=$(find "$lists" "$state/state/apt-updated" /var/lib/apt/periodic/update-success-stamp \
        -maxdepth 0 -mmin -1440 2> /dev/null || :)
    later=$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$lists" 2> /dev/null || :)
    [ -n "$young" ] && [ -z "$later" ]
}
)sh";

constexpr auto noHoldScript = R"sh(
hold_services() {
    wait_for_lock
    release_services
}
)sh";

} // namespace

Content aptFunctions(const QStringList &heldBack)
{
    const Content functions(QString::fromLatin1(lockScript));
    if (heldBack.isEmpty()) {
        return functions + Content(QString::fromLatin1(noHoldScript));
    }
    QStringList globs = heldBack;
    globs.replaceInStrings(QRegularExpression(QStringLiteral("\\.service$")), QString());
    return functions + filled(holdScript, {{"GLOBS", globs.join(QLatin1String(" | "))}});
}

QString stillHeldBack()
{
    return QStringLiteral("grep -qs '^# pikestaff holds services back' /usr/sbin/policy-rc.d");
}

QString freshListsFunction() { return QString::fromLatin1(freshScript); }

} // namespace pikestaff::operations
