#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there the volume group, on the disk that was named?
pvs --noheadings -o pv_name,vg_name | awk '
    $1 == "/dev/${volume_disk}" && $2 == "cinder-volumes" { print; found = 1 } END { exit !found }'
