#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the provider interface that was given for this host there?
interface='${host.provider_interface}'
[ -n "$interface" ] || {
    echo "no provider interface is given for this host: name it among the hosts of the project" >&2
    exit 1
}
ip -o link show dev "$interface" || {
    echo "this host has no interface $interface; it has:" >&2
    ip -o -br link >&2
    exit 1
}
