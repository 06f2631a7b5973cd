#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Are the databases nova and nova_cell0 at the schema of the installed nova? Instances that could
# not be placed anywhere are kept in nova_cell0, so it needs the same tables.
for database in nova nova_cell0; do
    tables=$(mysql -N -B -e "SELECT COUNT(*) FROM information_schema.tables
        WHERE table_schema = '$database'") || exit 1
    [ "$tables" -gt 50 ] || exit 1
    mysql -N -B "$database" -e 'SELECT repository_path, version FROM migrate_version' | {
        seen=0
        while read -r folder version; do
            newest=$(find "$folder/versions" -name '[0-9]*_*.py' -printf '%f\n' |
                sed 's/_.*//' | sort -n | tail -n 1 | sed 's/^0*//')
            [ "$newest" = "$version" ] || exit 1
            seen=$((seen + 1))
        done
        echo "$database: $tables tables, $seen sets of migrations"
        [ "$seen" -gt 0 ]
    } || exit 1
done
