#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the volume attached to the instance?
server=$(openstack server show provider-instance -f value -c id) || exit 1
openstack volume show volume1 -f json | python3 -c '
import json, sys
volume = json.load(sys.stdin)
found = volume["attachments"]
if not isinstance(found, list):
    found = [found]
print("%s %s %s" % (volume["name"], volume["status"], found))
sys.exit(volume["status"] != "in-use" or sys.argv[1] not in str(found))' "$server"
