#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Makes the disk a physical volume and the group on it. A disk that holds anything is left alone.
set -e
disk='/dev/${volume_disk}'
[ -b "$disk" ] || {
    echo "this host has no disk $disk; it has:" >&2
    lsblk -dno NAME,SIZE,TYPE | awk '$3 == "disk" { print "  " $1, $2 }' >&2
    exit 1
}
if ! pvs --noheadings -o pv_name "$disk" >/dev/null 2>&1; then
    found=$(wipefs -n "$disk" 2>/dev/null | tail -n +3)
    if [ -n "$found" ] || [ "$(lsblk -no NAME "$disk" | wc -l)" -gt 1 ]; then
        echo "$disk is not empty; empty it yourself if nothing on it is needed:" >&2
        lsblk "$disk" >&2
        printf '%s\n' "$found" >&2
        exit 1
    fi
    pvcreate "$disk"
fi
owner=$(pvs --noheadings -o vg_name "$disk" | tr -d ' ')
[ -z "$owner" ] || {
    echo "$disk belongs to the volume group $owner already" >&2
    exit 1
}
vgcreate cinder-volumes "$disk"
