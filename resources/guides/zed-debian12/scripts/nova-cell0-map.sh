#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Registers cell0. One that is registered with another password is corrected: nova-manage could only
# do that with the password in its argument list.
set -e
controller='${controller.name}'
known=$(mysql -N -B nova_api -e "SELECT COUNT(*) FROM cell_mappings
    WHERE uuid = '00000000-0000-0000-0000-000000000000'")
if [ "$known" = 0 ]; then
    exec su -s /bin/sh -c "nova-manage cell_v2 map_cell0" nova
fi
IFS= read -r password <<'PASSWORD'
${NOVA_DBPASS|url}
PASSWORD
mysql nova_api <<SQL
UPDATE cell_mappings
    SET database_connection = 'mysql+pymysql://nova:$password@$controller/nova_cell0'
    WHERE uuid = '00000000-0000-0000-0000-000000000000';
SQL
