#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the instance answer over TCP from the provider network: a page, or the greeting of SSH?
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
image='${image_source}'
if [ "$image" = tiny ]; then
    ip netns exec "qdhcp-$network" python3 -c '
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
print(opener.open(sys.argv[1], timeout=10).read().decode().strip())
' "http://$address/" | grep '^hello from'
else
    # shellcheck disable=SC2016 # expanded by the inner shell
    ip netns exec "qdhcp-$network" timeout 10 bash -c '
        exec 3<>"/dev/tcp/$0/22" && read -r greeting <&3 && echo "$greeting"' "$address" | grep '^SSH-'
fi
