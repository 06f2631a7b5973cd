#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the router answer a ping on the provider network? The controller itself may have no address
# there; the namespace of the DHCP server has one.
address=$(openstack port list --router router -f json | python3 -c '
import ipaddress, json, re, sys
network = ipaddress.ip_network(sys.argv[1])
for row in json.load(sys.stdin):
    for text in re.findall(r"\d+\.\d+\.\d+\.\d+", str(row["Fixed IP Addresses"])):
        if ipaddress.ip_address(text) in network:
            print(text)' '${provider_network_cidr}' | head -n 1)
[ -n "$address" ] || {
    echo "the router has no address in the provider network"
    exit 1
}
ping -c 4 -i 0.3 -W 2 "$address" && exit 0
network=$(openstack network show provider -f value -c id) || exit 1
ip netns exec "qdhcp-$network" ping -c 4 -i 0.3 -W 2 "$address"
