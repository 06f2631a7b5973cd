#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Has every compute node registered itself, and is it up and enabled?
openstack compute service list --service nova-compute -f json | python3 -c '
import json, sys
there = {}
for row in json.load(sys.stdin):
    there[row["Host"]] = (row["Status"], row["State"])
    print("%-16s %-9s %s" % (row["Host"], row["Status"], row["State"]))
wrong = [name for name in sys.argv[1].split() if there.get(name) != ("enabled", "up")]
for name in wrong:
    print("nova-compute on %s is %s" % (name, " and ".join(there.get(name, ["missing"]))))
sys.exit(1 if wrong else 0)' '${inventory.compute_names}'
