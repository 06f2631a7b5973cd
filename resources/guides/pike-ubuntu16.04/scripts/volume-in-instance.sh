#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the instance see a disk of the size of the volume?
IFS= read -r person <<'TEXT'
${image_user}
TEXT
address=$(openstack server show provider-instance -f value -c addresses |
    sed 's/^[^=]*=//; s/[,; ].*//')
network=$(openstack network show provider -f value -c id) || exit 1
ip netns exec "qdhcp-$network" ssh -i /root/.ssh/id_rsa -l "$person" -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    -o ConnectTimeout=15 "$address" 'cat /proc/partitions' |
    awk '$4 ~ /^[sv]db$/ && $3 == 1048576 { print; found = 1 } END { exit !found }'
