# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
export HOME=/root
cd /
work_folder=
trap '[ -z "$work_folder" ] || rm -rf -- "$work_folder"' EXIT
trap 'exit 143' HUP INT TERM
(umask 077 && mkdir -p -- "$runtime")
work_folder=$(mktemp -d -- "$runtime/work.XXXXXX")
work=$work_folder/work
printf '%s\n' 'chronyc sources' > "$work"
or_warn=$work_folder/or_warn
printf '%s\n' 'chronyc tracking' > "$or_warn"
attempt() {
    status=0
    output=$(timeout --kill-after=10 15 sh -e "$work" < /dev/null 2>&1) || status=$?
    if [ "$status" -eq 124 ]; then
        problem='it did not end in time'
        return 1
    elif [ "$status" -ne 0 ]; then
        problem="it ended with status $status"
        return 1
    fi
    if ! printf '%s\n' "$output" | grep -Eq -- '^\^\* it'\''s'; then
        problem='no line of its output matches ''^\^\* it'\''s'
        return 1
    fi
}
uptime() { cut -d . -f 1 /proc/uptime; }
end=$(($(uptime) + 15))
while ! attempt; do
    if [ "$(uptime)" -ge "$end" ]; then
        printf '%s\n' "$output"
        if timeout --kill-after=10 60 sh -e "$or_warn" < /dev/null; then
            echo "not as expected: $problem; good enough to go on"
            exit 75
        fi
        fail "not as expected: $problem"
    fi
    sleep 1
done
printf '%s\n' "$output"
