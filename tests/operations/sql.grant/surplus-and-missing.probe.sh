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
sql --vertical --column-names <<'END_OF_SQL'
SET SESSION sql_mode = '';
SELECT Host AS account, IF(plugin IN ('', 'mysql_native_password'), IF(Password <> '', Password, authentication_string), '') AS hash FROM mysql.user WHERE User = 'keystone';
SELECT Host AS grants, db.* FROM mysql.db WHERE User = 'keystone' AND Db = 'keystone';
END_OF_SQL
