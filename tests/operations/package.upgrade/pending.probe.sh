# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }

lists_are_fresh() {
    lists=/var/lib/apt/lists/partial
    young=$(find "$lists" "$state/state/apt-updated" /var/lib/apt/periodic/update-success-stamp \
        -maxdepth 0 -mmin -1440 2> /dev/null || :)
    later=$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$lists" 2> /dev/null || :)
    [ -n "$young" ] && [ -z "$later" ]
}
if [ -e "$state/state/upgraded" ]; then
    echo 'upgraded'
elif lists_are_fresh; then
    pending=$(apt-get -q --simulate dist-upgrade < /dev/null | grep -c '^Inst ' || :)
    echo "pending $pending"
else
    echo 'unknown'
fi
