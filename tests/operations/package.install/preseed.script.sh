# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true
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

hold_services() {
    wait_for_lock
    release_services
}

lists_are_fresh() {
    lists=/var/lib/apt/lists/partial
    young=$(find "$lists" "$state/state/apt-updated" /var/lib/apt/periodic/update-success-stamp \
        -maxdepth 0 -mmin -1440 2> /dev/null || :)
    later=$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$lists" 2> /dev/null || :)
    [ -n "$young" ] && [ -z "$later" ]
}

hold_services
mend_packages
known=$(apt-cache policy -- openstack-dashboard-apache | grep -c '^  Candidate: [^(]' || :)
if [ "$known" -lt 1 ] || ! lists_are_fresh; then
    refresh_lists
fi
printf '%s\n' 'openstack-dashboard-apache horizon/activate_vhost boolean true' | debconf-set-selections
printf '%s\n' 'x x/pw password ${DASH_PASS}' | debconf-set-selections
install() { apt_get --install-recommends install -- openstack-dashboard-apache; }
if ! install; then
    # The lists may name files that the mirror has replaced since.
    [ "$refreshed" = no ] || fail "apt-get could not install openstack-dashboard-apache: see the lines above"
    refresh_lists
    install || fail "apt-get could not install openstack-dashboard-apache: see the lines above"
fi
