#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is nova-compute enabled and up on every compute node?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute '/os-services?binary=nova-compute' \
    services binary host status state | awk -F '\t' -v wanted='${inventory.compute_names}' '
    { print; if ($3 == "enabled" && $4 == "up") up[$2] = 1 }
    END {
        count = split(wanted, names, " ")
        for (i = 1; i <= count; i++)
            if (!up[names[i]]) {
                print names[i] " is not up yet"
                missing = 1
            }
        exit missing
    }'
