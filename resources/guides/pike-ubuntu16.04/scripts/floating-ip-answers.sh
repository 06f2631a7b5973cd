#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the floating IP address answer a ping? The controller itself may have no address in the
# provider network; the namespace of its DHCP server has one.
address=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=selfservice-instance' servers addresses | python3 -c '
import ast, sys
found = [entry["addr"] for entries in ast.literal_eval(sys.stdin.read() or "{}").values()
         for entry in entries if entry["OS-EXT-IPS:type"] == "floating"]
print(found[0] if found else "")')
ping -c 4 -i 0.3 -W 2 "$address" && exit 0
network=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network '/networks?name=provider' \
    networks id) || exit 1
ip netns exec "qdhcp-$network" ping -c 4 -i 0.3 -W 2 "$address"
