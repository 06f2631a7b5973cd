# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
nic=eth0 bridge=br-provider port=provider end=provider-br
net=/sys/class/net
master() { [ ! -e "$net/$1/master" ] || basename -- "$(readlink -- "$net/$1/master")"; }
[ -d "$net/$nic" ] || echo "absent $(cd "$net" && echo *)"
case $(master "$nic") in
    "$bridge") echo 'bridged yes' ;;
    ?*) echo "other $(master "$nic")" ;;
esac
if [ "$(master "$end")" = "$bridge" ] && ip -o link show dev "$port" | grep -q '[<,]LOWER_UP'; then
    echo 'port yes'
fi
ip -o addr show dev "$nic" scope global | awk '{ print "address " $4 }'
if command -v ifup > /dev/null && [ -f /etc/network/interfaces ]; then
    echo 'ifupdown yes'
    grep -Els "^[[:space:]]*iface[[:space:]]+${nic}[[:space:]:]" /etc/network/interfaces.d/* |
        sed 's/^/elsewhere /' || :
fi
file='/etc/network/interfaces'
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
