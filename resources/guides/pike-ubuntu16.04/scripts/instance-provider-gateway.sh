#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the gateway answer the instance?
IFS= read -r person <<'TEXT'
${image_user}
TEXT
address=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=provider-instance' servers addresses | python3 -c '
import ast, sys
found = [entry["addr"] for entries in ast.literal_eval(sys.stdin.read() or "{}").values()
         for entry in entries if entry["OS-EXT-IPS:type"] == "fixed"]
print(found[0] if found else "")')
network=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network '/networks?name=provider' \
    networks id) || exit 1
ip netns exec "qdhcp-$network" ssh -i /root/.ssh/id_rsa -l "$person" -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    -o ConnectTimeout=15 "$address" 'ping -c 4 ${provider_gateway}'
