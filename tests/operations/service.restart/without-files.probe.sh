# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
digest() { echo none; }

printf 'digest %s\n' "$(digest)"
for unit in chrony.service; do
    printf 'stamp %s %s\n' "$unit" "$(cat "$state/state/restart-$unit" 2> /dev/null || :)"
done
printf 'now %s %s\n' "$(date +%s.%N)" "$(awk '{ print $22 }' /proc/self/stat)"
echo 'units'
systemctl show --property=Id --property=LoadState --property=ActiveState --property=ActiveEnterTimestampMonotonic -- chrony.service
