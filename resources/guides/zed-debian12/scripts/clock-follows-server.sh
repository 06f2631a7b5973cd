#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does chronyd follow a time server? Its own clock counts as well, once it is plain that no server
# answers: with iburst an answer is there within seconds of the start.
sources=$(chronyc -n sources) || {
    printf '%s\n' "$sources"
    exit 1
}
printf '%s\n' "$sources"
case $(printf '%s\n' "$sources" | awk '
        $1 == "^*" { chosen = 1 }
        substr($1, 1, 1) == "^" { listed = 1; if ($5 != "0") heard = 1 }
        END { print chosen ? "chosen" : heard ? "heard" : listed ? "listed" : "none" }') in
    chosen) exit 0 ;;
    heard) echo "a server has answered, but none is chosen yet" && exit 1 ;;
    listed) patience=10 ;;
    none) patience=5 ;;
esac
started=$(systemctl show -p ActiveEnterTimestampMonotonic chrony | cut -d = -f 2)
running=$(($(cut -d . -f 1 /proc/uptime) - started / 1000000))
if [ "$running" -lt "$patience" ]; then
    echo "no server has answered since chronyd was started $running s ago"
    exit 1
fi
chronyc -n tracking | awk '
    { print }
    /^Reference ID *: *(7F7F0101|127\.127\.1\.1)/ { own = 1 }
    END { exit !own }'
