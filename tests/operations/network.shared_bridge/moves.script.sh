# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file=/etc/network/interfaces
if [ "$(sha256sum < "$file" | cut -c 1-64)" != 3d3f9eb19d8f60a3512c983f38c694e36518d2058599066eeed611aa6cc5c2eb ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
new=$(mktemp)
trap 'rm -f -- "$new"' EXIT
printf '%s' 'source /etc/network/interfaces.d/*

auto lo
iface lo inet loopback

# the only card
#allow-hotplug eth0
#iface eth0 inet static
#	address 10.0.0.11/24
#	gateway 10.0.0.1
#	dns-nameservers 10.0.0.2
#	up ip route add 192.168.7.0/24 via 10.0.0.254 dev eth0
#	up ethtool -K eth0 tso off
#iface eth0 inet6 static
#	address 2001:db8::11/64

# This host and the instances share eth0: the addresses are on br-provider, and provider stands for eth0
iface eth0 inet manual
auto br-provider
iface br-provider inet static
    address 10.0.0.11/24
    gateway 10.0.0.1
    dns-nameservers 10.0.0.2
    up ip route add 192.168.7.0/24 via 10.0.0.254 dev br-provider
    up ethtool -K eth0 tso off
    pre-up [ -d /sys/class/net/br-provider ] || ip link add name br-provider address $(cat /sys/class/net/eth0/address) type bridge
    pre-up ip link set dev eth0 up master br-provider
    pre-up [ -d /sys/class/net/provider ] || ip link add name provider type veth peer name provider-br
    pre-up ip link set dev provider-br mtu $(cat /sys/class/net/eth0/mtu) up master br-provider
    pre-up ip link set dev provider mtu $(cat /sys/class/net/eth0/mtu) up
iface br-provider inet6 static
    address 2001:db8::11/64
' > "$new"
sh "$PIKESTAFF_TOOLS/network-change.sh" try eth0 br-provider 90 "$new"
