#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Has the router an address in both networks?
ports=$(openstack port list --router router -f json) || exit 1
printf '%s' "$ports" | python3 -c '
import ipaddress, json, re, sys
found = [ipaddress.ip_address(text) for row in json.load(sys.stdin)
         for text in re.findall(r"\d+\.\d+\.\d+\.\d+", str(row["Fixed IP Addresses"]))]
print(" ".join(str(address) for address in found))
inside, outside = [ipaddress.ip_network(text) for text in sys.argv[1:]]
for network in (inside, outside):
    if not any(address in network for address in found):
        sys.exit("the router has no address in %s" % network)' \
    '${selfservice_network_cidr}' '${provider_network_cidr}'
