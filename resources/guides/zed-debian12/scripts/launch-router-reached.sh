#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the router answer on its address in the provider network?
ask="python3 $PIKESTAFF_TOOLS/openstack-ask.py"
network=$($ask list network '/networks?name=provider' networks id) || exit 1
router=$($ask list network '/routers?name=router' routers id) || exit 1
address=$(ip -n "qrouter-$router" -4 -o addr show scope global |
    awk '$2 ~ /^qg-/ { sub("/.*", "", $4); print $4; exit }')
[ -n "$address" ] || {
    echo "the router has no address in the provider network yet" >&2
    exit 1
}
ip netns exec "qdhcp-$network" ping -c 2 -i 0.3 -W 2 "$address"
