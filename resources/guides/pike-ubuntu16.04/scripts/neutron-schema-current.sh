#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the database at the schema of the installed neutron? Its two branches of migrations each name
# their newest one in a file; the database records both.
tables=$(mysql -N -B -e "SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = 'neutron'") || exit 1
[ "$tables" -gt 100 ] || exit 1
folder=/usr/lib/python2.7/dist-packages/neutron/db/migration/alembic_migrations/versions
recorded=$(mysql -N -B neutron -e 'SELECT version_num FROM alembic_version') || exit 1
for branch in EXPAND_HEAD CONTRACT_HEAD; do
    newest=$(cat "$folder/$branch")
    printf '%s\n' "$recorded" | grep -qxF "$newest" || exit 1
done
echo "$tables tables"
