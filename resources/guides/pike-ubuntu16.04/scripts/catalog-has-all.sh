#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Are the services so far in the catalog, each with its three addresses?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" catalog | awk -F '\t' '
    { print; seen[$1 " " $2] }
    END {
        count = split("identity image compute placement", kinds, " ")
        split("public internal admin", doors, " ")
        for (i = 1; i <= count; i++)
            for (j = 1; j <= 3; j++)
                if (!(kinds[i] " " doors[j] in seen)) {
                    print kinds[i] " has no address of the kind " doors[j]
                    wrong = 1
                }
        exit wrong
    }'
