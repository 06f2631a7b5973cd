#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is cell0 registered with the database and the password of now?
IFS= read -r wanted <<'URL'
mysql+pymysql://nova:${NOVA_DBPASS|url}@${controller.name}/nova_cell0
URL
present=$(mysql -N -B nova_api -e "SELECT database_connection FROM cell_mappings
    WHERE uuid = '00000000-0000-0000-0000-000000000000'") || exit 1
[ "$present" = "$wanted" ]
