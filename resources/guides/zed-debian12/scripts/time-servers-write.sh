#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Comments out the time sources that are not wanted and adds those that are missing.
set -e
file=/etc/chrony/chrony.conf
wanted=" $(printf '%s' '${ntp_servers}' | tr ',\n' '  ') "
cp -p "$file" "$file.pikestaff"
awk -v wanted="$wanted" '
    $1 == "server" || $1 == "pool" || $1 == "peer" {
        if (!index(wanted, " " $2 " ")) { print "#" $0; next }
        if ($1 == "server") { have[$2] = 1 }
    }
    { print }
    END {
        count = split(wanted, names)
        for (i = 1; i <= count; i++)
            if (!(names[i] in have)) { print "server " names[i] " iburst"; have[names[i]] = 1 }
    }' "$file" >"$file.pikestaff"
mv "$file.pikestaff" "$file"
