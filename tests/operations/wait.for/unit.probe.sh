# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
attempt() {
    problem="it is $(systemctl is-active -- nova-api.service || :)"
    [ "$problem" = 'it is active' ]
}
if attempt; then
    echo 'there'
else
    printf 'waiting %s\n' "$problem"
fi
