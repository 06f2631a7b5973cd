#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the instance run, with an address? Nova says why when it failed.
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=selfservice-instance' servers name status addresses fault | awk -F '\t' '
    { print }
    $2 == "ACTIVE" && $3 ~ /addr/ { found = 1 }
    END { exit !found }'
