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
drops=$(sql <<'END_OF_SQL'
SET SESSION sql_mode = '';
SELECT CONCAT('DROP USER ', QUOTE(User), '@', QUOTE(Host), ';')
    FROM mysql.user WHERE (User = '') OR (User = 'root' AND Host NOT IN ('localhost', '127.0.0.1', '::1'));
END_OF_SQL
)
printf '%s\n' "$drops" | sql
sql <<'END_OF_SQL'
SET SESSION sql_mode = '';
DROP DATABASE IF EXISTS test;
DELETE FROM mysql.db WHERE Db IN ('test', 'test\\_%');
FLUSH PRIVILEGES;
END_OF_SQL
