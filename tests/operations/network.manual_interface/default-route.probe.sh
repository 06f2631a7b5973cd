# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
nic=eth1
if [ -d "/sys/class/net/$nic" ]; then
    if [ $(($(cat "/sys/class/net/$nic/flags") & 1)) -eq 1 ]; then echo 'up yes'; fi
    ip -o addr show dev "$nic" scope global | awk '{ sub("/.*", "", $4); print "address " $4 }'
    if ip -o route show default | grep -q " dev $nic "; then echo 'default yes'; fi
    if [ -n "${SSH_CONNECTION:-}" ]; then echo "$SSH_CONNECTION" | awk '{ print "login " $3 }'; fi
else
    echo "absent $(cd /sys/class/net && echo *)"
fi
if command -v ifup > /dev/null && [ -f /etc/network/interfaces ]; then
    echo 'ifupdown yes'
    grep -Els "^[[:space:]]*iface[[:space:]]+${nic}[[:space:]]" /etc/network/interfaces.d/* |
        sed 's/^/elsewhere /' || :
fi
if [ "$(systemctl is-enabled -- pikestaff-link-eth1.service 2> /dev/null || :)" = enabled ]; then echo 'unit yes'; fi
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
