#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the interface of the provider network there and up?
interface='${host.provider_interface}'
line=$(ip -o link show dev "$interface" 2>/dev/null) || {
    echo "this host has no interface $interface; it has:"
    ip -o link | awk -F ': ' '$2 != "lo" { print "  " $2 }'
    exit 1
}
printf '%s\n' "$line"
case $line in
    *[\<,]UP[,\>]*) ;;
    *) echo "$interface is down" && exit 1 ;;
esac
