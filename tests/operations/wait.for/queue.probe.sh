# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
attempt() {
    problem='it has no consumer'
    timeout 30 rabbitmqctl -q list_queues name consumers < /dev/null 2> /dev/null |
        awk -v queue=q-plugin '$1 == queue && $2 > 0 { found = 1 } END { exit !found }'
}
if attempt; then
    echo 'there'
else
    printf 'waiting %s\n' "$problem"
fi
