#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Enters cell1, or its addresses anew when a password was changed since.
known=$(mysql -N -B nova_api -e "SELECT uuid FROM cell_mappings WHERE name = 'cell1'") || exit 1
if [ -z "$known" ]; then
    exec su -s /bin/sh -c "nova-manage cell_v2 create_cell --name=cell1 --verbose" nova
fi
exec su -s /bin/sh -c "nova-manage cell_v2 update_cell --cell_uuid $known" nova
