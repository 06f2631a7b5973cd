#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the instance answer a ping from the provider network?
ask="python3 $PIKESTAFF_TOOLS/openstack-ask.py"
network=$($ask list network '/networks?name=provider' networks id) || exit 1
# The floating address with option 2, else the address of the instance itself.
option='${network}'
if [ "$option" = self-service ]; then
    server=$($ask list compute '/servers?all_tenants=1&name=selfservice-instance' servers id)
    port=$($ask list network "/ports?device_id=$server" ports id)
    address=$($ask list network "/floatingips?port_id=$port" floatingips floating_ip_address)
else
    server=$($ask list compute '/servers?all_tenants=1&name=provider-instance' servers id)
    address=$($ask list network "/ports?device_id=$server" ports fixed_ips |
        sed -n "s/.*'ip_address': '\([0-9.]*\)'.*/\1/p")
fi
[ -n "$address" ] || {
    echo "the instance has no address in the provider network" >&2
    exit 1
}
ip netns exec "qdhcp-$network" ping -c 3 -i 0.3 -W 3 "$address"
