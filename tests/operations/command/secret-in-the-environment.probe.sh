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
unless=$work_folder/unless
printf '%s\n' 'false' > "$unless"
if timeout --kill-after=10 60 sh -e "$unless" < /dev/null > /dev/null 2>&1; then echo 'done'; else echo 'to do'; fi
