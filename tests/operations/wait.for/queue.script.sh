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
uptime() { cut -d . -f 1 /proc/uptime; }
begin=$(uptime)
told=0
while ! attempt; do
    waited=$(($(uptime) - begin))
    if [ "$waited" -ge 60 ]; then
        fail 'q-plugin'" is not there after 60 seconds: ${problem:-no answer}"
    fi
    if [ $((waited - told)) -ge 10 ]; then
        told=$waited
        echo "waiting for "'q-plugin'": ${problem:-no answer}"
    fi
    sleep 1
done
echo 'q-plugin'' is there'
