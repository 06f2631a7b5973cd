#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there a DHCP server for the provider network, with an address in it?
ask="python3 $PIKESTAFF_TOOLS/openstack-ask.py"
network=$($ask list network '/networks?name=provider' networks id) || exit 1
ip -n "qdhcp-$network" -4 -o addr show scope global | grep inet
