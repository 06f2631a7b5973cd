# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
cloud=/etc/cloud/cloud.cfg.d
if [ -d "$cloud" ] && [ ! -e "$cloud/99-pikestaff-hosts.cfg" ] &&
    { grep -Eqs '^[[:space:]]*manage_etc_hosts:[[:space:]]*[^fF[:space:]]' \
        /etc/cloud/cloud.cfg "$cloud"/*.cfg ||
        grep -qs "manage_etc_hosts" /etc/hosts; }; then
    echo 'managed'
fi
file='/etc/hosts'
real=$(readlink -f -- "$file") || real=$file
printf 'path %s\n' "$real"
if [ -e "$state/originals$real" ] || [ -e "$state/originals$real.absent" ]; then
    echo 'kept yes'
fi
if [ ! -e "$real" ]; then
    echo 'kind missing'
elif [ ! -f "$real" ]; then
    echo 'kind other'
elif [ "$(stat -c %s -- "$real")" -gt 4194304 ]; then
    echo 'kind large'
else
    stat --printf 'mode %a\nowner %U\ngroup %G\n' -- "$real"
    echo 'content'
    cat -- "$real"
fi
