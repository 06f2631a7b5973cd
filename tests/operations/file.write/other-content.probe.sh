# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/root/admin-openrc'
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
