# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
client=$(command -v mariadb || command -v mysql || :)
[ -n "$client" ] || fail 'no database client on this host: install mariadb-server first'
sql() {
    "$client" --protocol=socket --user=root --batch --skip-column-names \
        --default-character-set=utf8 "$@"
}
sql <<'END_OF_SQL'
SET SESSION sql_mode = '';
ALTER DATABASE `keystone` CHARACTER SET utf8 COLLATE utf8_general_ci;
END_OF_SQL
conversions=$(sql <<'END_OF_SQL'
SET SESSION sql_mode = '';
SELECT CONCAT('ALTER TABLE `', TABLE_SCHEMA, '`.`', REPLACE(TABLE_NAME, '`', '``'),
        '` CONVERT TO CHARACTER SET utf8 COLLATE utf8_general_ci;')
    FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = 'keystone' AND TABLE_COLLATION NOT LIKE 'utf8%';
END_OF_SQL
)
if [ -n "$conversions" ]; then
    printf 'SET foreign_key_checks = 0;\n%s\n' "$conversions" | sql
fi
