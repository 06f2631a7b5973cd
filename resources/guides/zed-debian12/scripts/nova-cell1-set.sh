#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Creates cell1, or gives it the addresses that nova.conf names now.
set -e
known=$(mysql -N -B nova_api -e "SELECT uuid FROM cell_mappings WHERE name = 'cell1'")
if [ -z "$known" ]; then
    exec su -s /bin/sh -c "nova-manage cell_v2 create_cell --name=cell1 --verbose" nova
fi
su -s /bin/sh -c "nova-manage cell_v2 update_cell --cell_uuid $known" nova
systemctl try-restart nova-api nova-scheduler nova-conductor
