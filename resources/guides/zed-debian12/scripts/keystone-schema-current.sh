#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the database at the schema of the installed keystone? The versions recorded in the database
# are compared with the newest ones in the package; "keystone-manage db_sync --check" says the same
# but takes two seconds.
versions=/usr/lib/python3/dist-packages/keystone/common/sql/migrations/versions
newest=$(sort "$versions/EXPAND_HEAD" "$versions/CONTRACT_HEAD") || exit 1
present=$(mysql -N -B keystone -e 'SELECT version_num FROM alembic_version' | sort) || exit 1
tables=$(mysql -N -B -e "SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = 'keystone'") || exit 1
echo "$tables tables, schema $(echo "$present" | tr "\n" " ")"
[ "$present" = "$newest" ] && [ "$tables" -gt 40 ]
