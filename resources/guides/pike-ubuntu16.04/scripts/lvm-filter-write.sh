#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Writes the filter into the section "devices", comments an older one out, and makes sure that LVM
# still sees what it saw of this host.
set -e
disks() {
    pvs --config 'devices { filter = [ "a/.*/" ] }' --noheadings -o pv_name,vg_name 2>/dev/null |
        awk '$2 != "" && $2 != "cinder-volumes" { print $1 }' | while read -r device; do
        lsblk -nlso NAME,TYPE "$device" | awk '$2 == "disk" { print $1 }'
    done | sort -u
}
file=/etc/lvm/lvm.conf
wanted=
for disk in $(disks) '${volume_disk}'; do
    case $wanted in *"a/$disk/"*) ;; *) wanted="$wanted \"a/$disk/\"," ;; esac
done
own=$(vgs --noheadings -o vg_name | awk '{ print $1 }' | sort)
cp -p "$file" "$file.pikestaff"
LINE="filter = [$wanted \"r/.*/\"]" awk '
    /^[ \t]*filter[ \t]*=/ { print "#" $0; next }
    { print }
    /^devices[ \t]*\{/ { print "\t" ENVIRON["LINE"]; done = 1 }
    END { exit !done }' "$file.pikestaff" >"$file.new" || {
    echo "$file has no section devices" >&2
    exit 1
}
cat "$file.new" >"$file"
rm "$file.new"
if [ "$(vgs --noheadings -o vg_name | awk '{ print $1 }' | sort)" != "$own" ]; then
    mv "$file.pikestaff" "$file"
    echo "with this filter LVM loses a volume group of this host: the old file is back" >&2
    exit 1
fi
rm "$file.pikestaff"
