# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
explain() { # keeps what bash said first, after the last colon
    problem=$(printf '%s\n' "$problem" | sed -n '1s/.*: //p')
    return 1
}
attempt() {
    problem=$(timeout 3 bash -c 'exec 3<> "/dev/tcp/$1/$2"' port controller 5000 2>&1) && return 0
    explain
}
if attempt; then
    echo 'there'
else
    printf 'waiting %s\n' "$problem"
fi
