#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the database at the schema of the installed glance? Its migrations end with the newest one of
# the kind "contract", which is then among the versions that the database records.
tables=$(mysql -N -B -e "SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = 'glance'") || exit 1
[ "$tables" -gt 10 ] || exit 1
folder=/usr/lib/python2.7/dist-packages/glance/db/sqlalchemy/alembic_migrations/versions
newest=$(awk -F "['\"]" '
    /^revision *=/ { known[$2] }
    /^down_revision *=/ { older[$2] }
    END { for (one in known) if (!(one in older)) print one }' "$folder"/*_contract*.py)
[ -n "$newest" ] || exit 1
echo "$tables tables, to be at $newest"
mysql -N -B glance -e 'SELECT version_num FROM alembic_version' | grep -qxF "$newest"
