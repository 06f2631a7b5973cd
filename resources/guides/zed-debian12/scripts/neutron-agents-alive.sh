#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all agents alive that must be there?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network /agents agents \
    agent_type host alive admin_state_up | awk -F '\t' -v controller='${controller.name}' \
    -v computes='${inventory.compute_names}' -v network='${network}' '
    function must(agent, host) {
        if (!alive[agent " on " host]) {
            print agent " on " host " is not alive"
            missing = 1
        }
    }
    { print; if ($3 == "True" && $4 == "True") alive[$1 " on " $2] = 1 }
    END {
        must("Metadata agent", controller)
        must("DHCP agent", controller)
        must("Linux bridge agent", controller)
        if (network == "self-service") must("L3 agent", controller)
        count = split(computes, names, " ")
        for (i = 1; i <= count; i++) must("Linux bridge agent", names[i])
        exit missing
    }'
