#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the gateway of the provider network answer, asked from inside the network? Where ping is
# blocked, its hardware address is proof enough.
gateway='${provider_gateway}'
ask="python3 $PIKESTAFF_TOOLS/openstack-ask.py"
network=$($ask list network '/networks?name=provider' networks id) || exit 1
ip netns exec "qdhcp-$network" ping -c 2 -i 0.3 -W 2 "$gateway" && exit 0
ip -n "qdhcp-$network" neigh show "$gateway" | grep lladdr
