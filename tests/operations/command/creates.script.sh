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
printf '%s\n' 'keystone-manage fernet_setup' > "$work"
timeout --kill-after=10 90 sh -e "$work" < /dev/null &
child=$!
trap 'kill -TERM "$child" 2> /dev/null' HUP INT TERM
status=0
wait "$child" || status=$?
while kill -0 "$child" 2> /dev/null; do
    status=0
    wait "$child" || status=$?
done
trap - HUP INT TERM
if [ "$status" -eq 124 ]; then fail 'the command was ended after 90 seconds'; fi
exit "$status"
