#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the gateway there, although it drops pings? Then the instance knows its hardware address.
IFS= read -r person <<'TEXT'
${image_user}
TEXT
address=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=selfservice-instance' servers addresses | python3 -c '
import ast, sys
found = [entry["addr"] for entries in ast.literal_eval(sys.stdin.read() or "{}").values()
         for entry in entries if entry["OS-EXT-IPS:type"] == "fixed"]
print(found[0] if found else "")')
network=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network '/networks?name=selfservice' \
    networks id) || exit 1
ip netns exec "qdhcp-$network" ssh -i /root/.ssh/id_rsa -l "$person" -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    -o ConnectTimeout=15 "$address" \
    'ping -c 1 ${selfservice_gateway} >/dev/null; cat /proc/net/arp' |
    awk '$1 == "${selfservice_gateway}" && $3 == "0x2" { print; found = 1 } END { exit !found }'
