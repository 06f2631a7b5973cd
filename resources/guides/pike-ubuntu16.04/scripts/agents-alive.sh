#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all agents that this networking option needs alive, on every host?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network /agents agents \
    agent_type host alive admin_state_up | awk -F '\t' -v controller='${controller.name}' \
    -v computes='${inventory.compute_names}' -v option='${network}' '
    { print; if ($3 == "True" && $4 == "True") alive[$1 " on " $2] }
    END {
        wanted["Metadata agent on " controller]
        wanted["DHCP agent on " controller]
        wanted["Linux bridge agent on " controller]
        if (option == "self-service") wanted["L3 agent on " controller]
        count = split(computes, names, " ")
        for (i = 1; i <= count; i++) wanted["Linux bridge agent on " names[i]]
        for (one in wanted) if (!(one in alive)) { print "no living " one; wrong = 1 }
        exit wrong
    }'
