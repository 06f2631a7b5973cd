#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the database nova_api at the schema of the installed nova?
tables=$(mysql -N -B -e "SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = 'nova_api'") || exit 1
[ "$tables" -gt 10 ] || exit 1
mysql -N -B nova_api -e 'SELECT repository_path, version FROM migrate_version' | {
    seen=0
    while read -r folder version; do
        newest=$(find "$folder/versions" -name '[0-9]*_*.py' -printf '%f\n' |
            sed 's/_.*//' | sort -n | tail -n 1 | sed 's/^0*//')
        [ "$newest" = "$version" ] || exit 1
        seen=$((seen + 1))
    done
    echo "$tables tables, $seen sets of migrations"
    [ "$seen" -gt 0 ]
}
