#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the instance let the owner of the key in?
IFS= read -r person <<'TEXT'
${image_user}
TEXT
address=$(openstack server show provider-instance -f value -c addresses |
    sed 's/^[^=]*=//; s/[,; ].*//')
network=$(openstack network show provider -f value -c id) || exit 1
ip netns exec "qdhcp-$network" ssh -i /root/.ssh/id_rsa -l "$person" -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    -o ConnectTimeout=15 "$address" 'uname -n; ip addr || /sbin/ifconfig'
