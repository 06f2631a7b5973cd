#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are the wanted time servers, and no others, in use?
wanted=" $(printf '%s' '${ntp_servers}' | tr ',\n' '  ') "
for server in $wanted; do
    awk -v name="$server" '$1 == "server" && $2 == name { found = 1 } END { exit !found }' \
        /etc/chrony/chrony.conf || exit 1
done
awk -v wanted="$wanted" '
    ($1 == "server" || $1 == "pool" || $1 == "peer") && !index(wanted, " " $2 " ") { other = 1 }
    END { exit other }' /etc/chrony/chrony.conf
