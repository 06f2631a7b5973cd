#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Did the instance get an address from DHCP and its data from the metadata service? Its console says
# so; the words are those of cloud-init and of CirrOS.
log=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" console-log provider-instance) || exit 1
printf '%s\n' "$log" | tail -n 15
lease='lease of [0-9.]+ obtained|bound to [0-9.]+|[|] *(eth|ens)[0-9]+ *[|] *true'
printf '%s\n' "$log" | grep -Eqi "$lease" || {
    echo "no address from DHCP yet: look at the DHCP agent and at the agents of the bridges"
    exit 1
}
printf '%s\n' "$log" | grep -Eqi 'instance-id|metadata|datasource' || {
    echo "an address, but no metadata yet: look at the metadata agent and at its secret"
    exit 1
}
