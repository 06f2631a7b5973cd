#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all programs of nova up and enabled, and is every compute node among them?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute /os-services services \
    binary host status state | awk -F '\t' -v controller='${controller.name}' \
    -v computes='${inventory.compute_names}' '
    { print; state[$1 " " $2] = $3 " and " $4 }
    END {
        wanted["nova-consoleauth " controller]
        wanted["nova-scheduler " controller]
        wanted["nova-conductor " controller]
        count = split(computes, names, " ")
        for (i = 1; i <= count; i++) wanted["nova-compute " names[i]]
        for (one in wanted)
            if (state[one] != "enabled and up") {
                print one " is " (state[one] ? state[one] : "missing")
                wrong = 1
            }
        exit wrong
    }'
