#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Are the services so far in the catalog, each with its three addresses?
openstack catalog list -f json | python3 -c '
import json, sys
missing = {"identity", "image", "compute", "placement"}
for row in json.load(sys.stdin):
    addresses = str(row["Endpoints"])
    complete = all(word in addresses for word in ("public", "internal", "admin"))
    print("%-10s %-10s %s" % (row["Name"], row["Type"], "complete" if complete else addresses))
    if complete:
        missing.discard(row["Type"])
for kind in sorted(missing):
    print("no complete entry for " + kind)
sys.exit(1 if missing else 0)'
