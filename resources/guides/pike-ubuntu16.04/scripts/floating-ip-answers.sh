#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the floating IP address answer a ping? The controller itself may have no address in the
# provider network; the namespace of its DHCP server has one.
address=$(openstack server show selfservice-instance -f value -c addresses |
    sed 's/.*, *//; s/;.*//')
ping -c 4 -i 0.3 -W 2 "$address" && exit 0
network=$(openstack network show provider -f value -c id) || exit 1
ip netns exec "qdhcp-$network" ping -c 4 -i 0.3 -W 2 "$address"
