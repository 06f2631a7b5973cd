#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is every compute node mapped to a cell?
mysql -N -B nova_api -e 'SELECT host FROM host_mappings WHERE cell_id IS NOT NULL' |
    awk -v wanted='${inventory.compute_names}' '
    { mapped[$1] = 1 }
    END {
        count = split(wanted, names, " ")
        for (i = 1; i <= count; i++) if (!mapped[names[i]]) missing = 1
        exit missing
    }'
