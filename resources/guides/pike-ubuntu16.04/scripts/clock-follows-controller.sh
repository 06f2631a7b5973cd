#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does chronyd follow the controller?
address=$(getent ahostsv4 '${controller.name}' | awk 'NR == 1 { print $1 }')
chronyc -n sources | awk -v address="$address" '
    { print }
    $1 == "^*" && $2 == address { found = 1 }
    END {
        if (!found) print "the controller, " address ", is not chosen as time server"
        exit !found
    }'
