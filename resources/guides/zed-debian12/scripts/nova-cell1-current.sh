#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is cell1 registered with the database, the message queue and the passwords of now?
IFS= read -r database <<'URL'
mysql+pymysql://nova:${NOVA_DBPASS|url}@${controller.name}/nova
URL
IFS= read -r queue <<'URL'
rabbit://openstack:${RABBIT_PASS|url}@${controller.name}:5672/
URL
present=$(mysql -N -B nova_api -e "SELECT CONCAT(database_connection, ' ', transport_url)
    FROM cell_mappings WHERE name = 'cell1'") || exit 1
[ "$present" = "$database $queue" ]
