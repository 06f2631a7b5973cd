#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are all programs of nova up and enabled, and is every compute node among them?
openstack compute service list -f json | python3 -c '
import json, sys
controller, computes = sys.argv[1], sys.argv[2].split()
wanted = [(name, controller) for name in ("nova-consoleauth", "nova-scheduler", "nova-conductor")]
wanted += [("nova-compute", name) for name in computes]
there = {}
for row in json.load(sys.stdin):
    there[row["Binary"], row["Host"]] = (row["Status"], row["State"])
    print("%-18s %-16s %-9s %s" % (row["Binary"], row["Host"], row["Status"], row["State"]))
wrong = [one for one in wanted if there.get(one) != ("enabled", "up")]
for binary, host in wrong:
    print("%s on %s is %s" % (binary, host, " and ".join(there.get((binary, host), ["missing"]))))
sys.exit(1 if wrong else 0)' '${controller.name}' '${inventory.compute_names}'
