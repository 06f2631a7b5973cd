#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Has the router an address in both networks? Its ports belong to the router, and the one in the
# provider network to nobody, so the administrator asks.
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network /ports ports device_owner fixed_ips |
    python3 -c '
import ipaddress, re, sys
found = [ipaddress.ip_address(text) for line in sys.stdin if line.startswith("network:router_")
         for text in re.findall(r"\d+\.\d+\.\d+\.\d+", line)]
print(" ".join(str(address) for address in found))
for text in sys.argv[1:]:
    if not any(address in ipaddress.ip_network(text) for address in found):
        sys.exit("the router has no address in %s" % text)' \
    '${selfservice_network_cidr}' '${provider_network_cidr}'
