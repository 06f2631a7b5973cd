#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does every name of the installation lead to its address, and to no other?
wrong=0
while read -r address name rest; do
    case $address in '' | '#'*) continue ;; esac
    found=$(getent ahostsv4 "$name" | awk '{ print $1 }' | sort -u | tr '\n' ' ')
    echo "$name: $found"
    [ "$found" = "$address " ] || {
        echo "$name must lead to $address alone, see /etc/hosts $rest" >&2
        wrong=1
    }
done <<'HOSTS'
${inventory.hosts_entries}
HOSTS
exit "$wrong"
