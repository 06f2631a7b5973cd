#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the router answer a ping on the provider network? The controller itself may have no address
# there; the namespace of the DHCP server has one.
address=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network \
    '/ports?device_owner=network:router_gateway' ports fixed_ips |
    grep -Eo '[0-9]+(\.[0-9]+){3}' | head -n 1)
[ -n "$address" ] || {
    echo "the router has no address in the provider network"
    exit 1
}
ping -c 4 -i 0.3 -W 2 "$address" && exit 0
network=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list network '/networks?name=provider' \
    networks id) || exit 1
ip netns exec "qdhcp-$network" ping -c 4 -i 0.3 -W 2 "$address"
