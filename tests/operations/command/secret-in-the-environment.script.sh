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
printf '%s\n' 'export OS_BOOTSTRAP_PASSWORD='\''${ADMIN_PASS}'\''
keystone-manage bootstrap' > "$work"
status=0
sh -e "$work" < /dev/null || status=$?
exit "$status"
