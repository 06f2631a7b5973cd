#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is every service enabled and up, and none of those missing that must be there?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute /os-services services \
    binary host status state | awk -F '\t' -v controller='${controller.name}' \
    -v computes='${inventory.compute_names}' '
    { print; if ($3 == "enabled" && $4 == "up") up[$1 " " $2] = 1; else down = 1 }
    END {
        count = split(computes, names, " ")
        for (i = 1; i <= count; i++) if (!up["nova-compute " names[i]]) down = 1
        exit down || !up["nova-scheduler " controller] || !up["nova-conductor " controller]
    }'
