#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# Moves the addresses of a network interface to a bridge, and back again unless somebody comes in
# by a new connection and confirms it in time: nobody shall be locked out of a host.
#
#   try NIC BRIDGE SECONDS FILE   FILE: /etc/network/interfaces as it shall be. It is in force, but
#                                 not in its place yet: a reboot brings the old network back.
#   confirm                       FILE goes to its place, nothing is taken back any more
#   revert                        what the timer does: the old network, with the old addresses
#
# Exit status: 0 done, 64 wrong use, 70 it could not be done (the reason is on standard error).

set -u
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
umask 077

interfaces=${PIKESTAFF_INTERFACES:-/etc/network/interfaces}
change=${PIKESTAFF_RUNTIME:-/run/pikestaff}/network-change
originals=${PIKESTAFF_STATE:-/var/lib/pikestaff}/originals
unit=pikestaff-network-revert
wrong_use=64
impossible=70

die() { # EXIT-STATUS MESSAGE
    printf '%s\n' "$2" >&2
    exit "$1"
}

sum() { sha256sum <"$1" | cut -c 1-64; }

# --- try -----------------------------------------------------------------------------------------

try() { # NIC BRIDGE SECONDS FILE
    if [ -d "$change" ] && [ ! -d "$change/decided" ]; then
        die "$impossible" 'an earlier change of the network waits for its confirmation or its end'
    fi
    rm -rf "$change"
    mkdir -p "$change" || exit "$impossible"
    printf '%s\n' "$1" >"$change/nic"
    printf '%s\n' "$2" >"$change/bridge"
    sum "$interfaces" >"$change/seen"
    cp "$4" "$change/interfaces" && cp "$0" "$change/program" || exit "$impossible"
    ip -o addr show dev "$1" scope global | awk '{ print $4 }' >"$change/addresses"
    {
        ip -4 -o route show dev "$1" | sed 's/^/-4 /'
        ip -6 -o route show dev "$1" | sed 's/^/-6 /'
    } | grep -v ' proto kernel' >"$change/routes"
    arm "$3" || die "$impossible" 'the timer that would take the change back cannot be started'
    echo "the addresses of $1 move to $2 now, and the connection may pause for some seconds"
    echo "unless a new connection confirms it within $3 s, the old network comes back by itself"
    sleep 1 # so that these lines are heard
    ifdown --force "$1" 2>&1
    ip addr flush dev "$1" scope global
    if ! ifup --force --interfaces="$change/interfaces" "$2" 2>&1; then
        revert
        die "$impossible" "$2 could not be brought up; the old network is back"
    fi
}

# Independent of us, of the connection and of what the change does.
arm() { # SECONDS
    systemctl stop "$unit.timer" >/dev/null 2>&1
    systemctl reset-failed "$unit.service" >/dev/null 2>&1
    set -- "$1" "--unit=$unit" "--on-active=$1"
    systemd-run --quiet "$2" "$3" --timer-property=AccuracySec=1s \
        --setenv=PIKESTAFF_RUNTIME="${change%/*}" --setenv=PIKESTAFF_INTERFACES="$interfaces" \
        /bin/sh "$change/program" revert </dev/null && return 0
    # shellcheck disable=SC2016 # for the shell that is started
    setsid setsid /bin/sh -c 'sleep "$1"; exec /bin/sh "$2" revert' sh "$1" "$change/program" \
        </dev/null >/dev/null 2>&1
}

# --- the end of it: whoever makes the folder "decided" first decides -----------------------------

revert() {
    [ -d "$change" ] && mkdir "$change/decided" 2>/dev/null || return 0
    read -r nic <"$change/nic"
    read -r bridge <"$change/bridge"
    ifdown --force --interfaces="$change/interfaces" "$bridge"
    ip link set dev "$nic" nomaster
    for port in "/sys/class/net/$bridge/brif"/*; do # what is left is ours: one end of a pair
        [ ! -e "$port" ] || ip link delete dev "${port##*/}"
    done
    ip link delete dev "$bridge"
    ip link set dev "$nic" up
    ifup --force "$nic"
    # Whatever the file says: what was in force is in force again.
    while read -r address; do
        ip -o addr show dev "$nic" | grep -qF " $address " || ip addr add "$address" dev "$nic"
    done <"$change/addresses"
    while read -r family route; do
        # shellcheck disable=SC2086 # to be split: a route is several words
        ip "$family" route replace $route dev "$nic"
    done <"$change/routes"
    touch "$change/reverted"
}

confirm() {
    [ -d "$change" ] || die "$impossible" 'there is no change of the network to confirm'
    if ! mkdir "$change/decided" 2>/dev/null; then
        [ ! -e "$change/confirmed" ] || return 0
        die "$impossible" 'no new connection got through in time; the old network is back'
    fi
    if [ "$(sum "$interfaces")" != "$(cat "$change/seen")" ]; then
        rmdir "$change/decided"
        revert
        die "$impossible" "$interfaces was changed meanwhile; the old network is back"
    fi
    file=$(readlink -f -- "$interfaces")
    if [ ! -e "$originals$file" ]; then
        mkdir -p -- "$originals${file%/*}"
        cp -p -- "$file" "$originals$file.part" && mv -f -- "$originals$file.part" "$originals$file"
    fi
    new=$file.pikestaff
    if ! { cp -a -- "$file" "$new" && cat "$change/interfaces" >"$new" && sync -- "$new" &&
        mv -f -- "$new" "$file"; }; then
        rmdir "$change/decided"
        revert
        die "$impossible" "$interfaces could not be written; the old network is back"
    fi
    touch "$change/confirmed"
    systemctl stop "$unit.timer" >/dev/null 2>&1
    echo "the change of the network stays"
}

case ${1:-} in
try)
    [ $# -eq 5 ] || die "$wrong_use" 'usage: try NIC BRIDGE SECONDS FILE'
    try "$2" "$3" "$4" "$5"
    ;;
confirm) confirm ;;
revert) revert ;;
*) die "$wrong_use" 'usage: try NIC BRIDGE SECONDS FILE | confirm | revert' ;;
esac
