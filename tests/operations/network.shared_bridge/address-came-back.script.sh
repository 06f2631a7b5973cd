# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file=/etc/network/interfaces
if [ "$(sha256sum < "$file" | cut -c 1-64)" != 50a435245d263cefb52bd5e5ca23bf80fabc2679ec545816f057592ea749931d ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
new=$(mktemp)
trap 'rm -f -- "$new"' EXIT
printf '%s' 'auto lo
iface lo inet loopback

#auto eth0
#iface eth0 inet static
#	address 10.0.0.11/24

# This host and the instances share eth0: the addresses are on br-provider, and provider stands for eth0
iface eth0 inet manual
auto br-provider
iface br-provider inet static
    address 10.0.0.11/24
    pre-up [ -d /sys/class/net/br-provider ] || ip link add name br-provider address $(cat /sys/class/net/eth0/address) type bridge
    pre-up ip link set dev eth0 up master br-provider
    pre-up [ -d /sys/class/net/provider ] || ip link add name provider type veth peer name provider-br
    pre-up ip link set dev provider-br mtu $(cat /sys/class/net/eth0/mtu) up master br-provider
    pre-up ip link set dev provider mtu $(cat /sys/class/net/eth0/mtu) up
' > "$new"
sh "$PIKESTAFF_TOOLS/network-change.sh" try eth0 br-provider 90 "$new"
