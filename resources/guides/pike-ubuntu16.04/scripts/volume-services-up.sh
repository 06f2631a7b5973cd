#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are the scheduler and the volume service of every storage node up and enabled?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list volumev3 /os-services services \
    binary host status state | awk -F '\t' -v controller='${controller.name}' \
    -v stores='${inventory.block_names}' '
    { print; state[$1 " " $2] = $3 " and " $4 }
    END {
        wanted["cinder-scheduler " controller]
        count = split(stores, names, " ")
        for (i = 1; i <= count; i++) wanted["cinder-volume " names[i] "@lvm"]
        for (one in wanted)
            if (state[one] != "enabled and up") {
                print one " is " (state[one] ? state[one] : "missing")
                wrong = 1
            }
        exit wrong
    }'
