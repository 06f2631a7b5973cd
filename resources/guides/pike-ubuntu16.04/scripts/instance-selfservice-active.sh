#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the instance run, with an address? Nova says why when it failed.
openstack server show selfservice-instance -f json | python3 -c '
import json, sys
server = json.load(sys.stdin)
print("%s %s %s" % (server["name"], server["status"], server["addresses"]))
if server["status"] == "ERROR":
    print(server.get("fault", ""))
sys.exit(server["status"] != "ACTIVE" or not server["addresses"])'
