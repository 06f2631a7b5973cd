#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Has every compute node registered itself, and is it up and enabled?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute '/os-services?binary=nova-compute' \
    services host status state | awk -F '\t' -v computes='${inventory.compute_names}' '
    { print; state[$1] = $2 " and " $3 }
    END {
        count = split(computes, names, " ")
        for (i = 1; i <= count; i++)
            if (state[names[i]] != "enabled and up") {
                print names[i] " is " (state[names[i]] ? state[names[i]] : "missing")
                wrong = 1
            }
        exit wrong
    }'
