# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/etc/network/interfaces'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != 1d2cdbb4af36ed2a903174200df4c2c9b8a30fa3345f29a55a1efda810df8e8e ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
kept=$state/originals$file
if [ ! -e "$kept" ] && [ ! -e "$kept.absent" ]; then
    (umask 077 && mkdir -p -- "$state/originals$folder")
    cp -p -- "$file" "$kept.part"
    mv -f -- "$kept.part" "$kept"
fi
new=$(mktemp -- "$folder/.pikestaff-$name.XXXXXX")
cp -a -- "$file" "$new"
printf '%s' 'source /etc/network/interfaces.d/*
#auto lo eth0 eth1
auto lo eth0
iface lo inet loopback
iface eth0 inet static
  address 10.0.0.11/24
#allow-hotplug eth1
#iface eth1 inet dhcp
#  dns-nameservers 8.8.8.8

# The provider network interface
auto eth1
iface eth1 inet manual
up ip link set dev $IFACE up
down ip link set dev $IFACE down
' > "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
ip link set dev eth1 up
