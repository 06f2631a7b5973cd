#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all agents alive that must be there?
controller='${controller.name}'
set -- "Metadata agent on $controller" "DHCP agent on $controller" \
    "Linux bridge agent on $controller"
option='${network}'
if [ "$option" = self-service ]; then
    set -- "$@" "L3 agent on $controller"
fi
computes='${inventory.compute_names}'
for compute in $computes; do
    set -- "$@" "Linux bridge agent on $compute"
done
agents=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network /agents agents \
    agent_type host alive admin_state_up) || exit 1
printf '%s\n' "$agents"
missing=
for wanted; do
    printf '%s\n' "$agents" | awk -F '\t' -v wanted="$wanted" '
        $1 " on " $2 == wanted && $3 == "True" && $4 == "True" { alive = 1 }
        END { exit !alive }' || {
        echo "$wanted is not alive"
        missing=yes
    }
done
[ -z "$missing" ]
