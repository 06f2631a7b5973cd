#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the management address on an interface of this host?
address=$(getent ahostsv4 '${host.overlay_address}' | awk 'NR == 1 { print $1 }')
line=$(ip -4 -o addr show to "$address" 2>/dev/null)
if [ -n "$line" ]; then
    printf '%s\n' "$line"
    exit 0
fi
echo "$address is on no interface of this host. Its addresses are:" >&2
ip -4 -o addr show scope global | awk '{ print "  " $2 " " $4 }' >&2
exit 1
