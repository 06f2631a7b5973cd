#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Did the agents make their namespaces, one for the router and one for each DHCP server?
namespaces=$(ip netns)
printf '%s\n' "$namespaces"
routers=$(printf '%s\n' "$namespaces" | grep -c '^qrouter-')
servers=$(printf '%s\n' "$namespaces" | grep -c '^qdhcp-')
[ "$routers" -ge 1 ] && [ "$servers" -ge 2 ]
