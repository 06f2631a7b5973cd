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
uptime() { cut -d . -f 1 /proc/uptime; }
begin=$(uptime)
told=0
while ! attempt; do
    waited=$(($(uptime) - begin))
    if [ "$waited" -ge 60 ]; then
        fail 'nova-api.service'" is not there after 60 seconds: ${problem:-no answer}"
    fi
    if [ $((waited - told)) -ge 10 ]; then
        told=$waited
        echo "waiting for "'nova-api.service'": ${problem:-no answer}"
    fi
    sleep 1
done
echo 'nova-api.service'' is there'
