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
SELECT 'anonymous users', COUNT(*) FROM mysql.user WHERE User = '';
SELECT 'remote root', COUNT(*) FROM mysql.user WHERE User = 'root' AND Host NOT IN ('localhost', '127.0.0.1', '::1');
SELECT 'a test database', COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'test';
SELECT 'rights on test databases', COUNT(*) FROM mysql.db WHERE Db IN ('test', 'test\\_%');
END_OF_SQL
