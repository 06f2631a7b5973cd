#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Have the services so far three endpoints each?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" catalog | awk -F '\t' '
    { print; count[$1]++ }
    END {
        exit !(count["identity"] == 3 && count["image"] == 3 && count["compute"] == 3 &&
               count["placement"] == 3)
    }'
