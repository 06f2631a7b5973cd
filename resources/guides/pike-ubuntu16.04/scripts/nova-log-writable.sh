#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# May nova write its logs? A command of nova that was run as root leaves a file that nova cannot
# write, and the service then ends at its start.
found=$(find /var/log/nova ! -user nova 2>/dev/null)
[ -z "$found" ] || {
    printf 'not of the user nova: %s\n' "$found"
    exit 1
}
