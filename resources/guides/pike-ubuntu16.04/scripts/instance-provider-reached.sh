#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the instance answer a ping? The controller itself may have no address in its network; the
# namespace of the DHCP server has one.
address=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=provider-instance' servers addresses | python3 -c '
import ast, sys
found = [entry["addr"] for entries in ast.literal_eval(sys.stdin.read() or "{}").values()
         for entry in entries if entry["OS-EXT-IPS:type"] == "fixed"]
print(found[0] if found else "")')
[ -n "$address" ] || exit 1
ping -c 4 -i 0.3 -W 2 "$address" && exit 0
network=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network '/networks?name=provider' \
    networks id) || exit 1
ip netns exec "qdhcp-$network" ping -c 4 -i 0.3 -W 2 "$address"
