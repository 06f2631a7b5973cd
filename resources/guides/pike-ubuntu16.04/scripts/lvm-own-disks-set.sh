#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does LVM, if this host uses it, look at its own disks only?
command -v pvs >/dev/null || exit 0
disks=$(pvs --config 'devices { filter = [ "a/.*/" ] }' --noheadings -o pv_name,vg_name |
    awk '$2 != "" && $2 != "cinder-volumes" { print $1 }' | while read -r device; do
    lsblk -nlso NAME,TYPE "$device" | awk '$2 == "disk" { print $1 }'
done | sort -u)
[ -n "$disks" ] || exit 0
wanted=
for disk in $disks; do wanted="$wanted \"a/$disk/\","; done
found=$(awk '/^[ \t]*filter[ \t]*=/ { sub(/^[ \t]*/, ""); print }' /etc/lvm/lvm.conf)
echo "$found"
[ "$found" = "filter = [$wanted \"r/.*/\"]" ]
