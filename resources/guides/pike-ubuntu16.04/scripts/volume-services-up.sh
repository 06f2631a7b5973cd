#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are the scheduler and the volume service of every storage node up and enabled?
openstack volume service list -f json | python3 -c '
import json, sys
controller, stores = sys.argv[1], sys.argv[2].split()
wanted = {("cinder-scheduler", controller)}
wanted |= {("cinder-volume", name + "@lvm") for name in stores}
good = set()
for row in json.load(sys.stdin):
    print("%-18s %-20s %-9s %s" % (row["Binary"], row["Host"], row["Status"], row["State"]))
    if (row["Status"], row["State"]) == ("enabled", "up"):
        good.add((row["Binary"], row["Host"]))
for binary, host in sorted(wanted - good):
    print("%s on %s is not up" % (binary, host))
sys.exit(1 if wanted - good else 0)' '${controller.name}' '${inventory.block_names}'
