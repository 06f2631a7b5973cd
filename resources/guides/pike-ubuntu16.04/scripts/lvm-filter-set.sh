#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# May LVM look at the disk of the volumes and at the disks of this host's own volume groups, and at
# nothing else? Inside volumes there are partitions and LVM of the instances.
disks() {
    pvs --config 'devices { filter = [ "a/.*/" ] }' --noheadings -o pv_name,vg_name 2>/dev/null |
        awk '$2 != "" && $2 != "cinder-volumes" { print $1 }' | while read -r device; do
        lsblk -nlso NAME,TYPE "$device" | awk '$2 == "disk" { print $1 }'
    done | sort -u
}
wanted=
for disk in $(disks) '${volume_disk}'; do
    case $wanted in *"a/$disk/"*) ;; *) wanted="$wanted \"a/$disk/\"," ;; esac
done
found=$(awk '/^[ \t]*filter[ \t]*=/ { sub(/^[ \t]*/, ""); print }' /etc/lvm/lvm.conf)
echo "$found"
[ "$found" = "filter = [$wanted \"r/.*/\"]" ]
