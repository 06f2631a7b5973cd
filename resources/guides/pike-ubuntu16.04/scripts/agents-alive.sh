#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all agents that this networking option needs alive, on every host?
openstack network agent list -f json | python3 -c '
import json, sys
controller, computes, option = sys.argv[1], sys.argv[2].split(), sys.argv[3]
kinds = ["Metadata agent", "DHCP agent", "Linux bridge agent"]
kinds += ["L3 agent"] if option == "self-service" else []
wanted = {(kind, controller) for kind in kinds}
wanted |= {("Linux bridge agent", name) for name in computes}
alive = set()
for row in json.load(sys.stdin):
    good = row["Alive"] in (True, ":-)", "True") and row["State"] in (True, "UP")
    print("%-20s %-16s %s" % (row["Agent Type"], row["Host"], "alive" if good else "dead"))
    if good:
        alive.add((row["Agent Type"], row["Host"]))
for kind, host in sorted(wanted - alive):
    print("no living %s on %s" % (kind, host))
sys.exit(1 if wanted - alive else 0)' \
    '${controller.name}' '${inventory.compute_names}' '${network}'
