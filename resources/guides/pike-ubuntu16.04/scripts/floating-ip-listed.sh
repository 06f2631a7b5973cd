#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Has the instance its own address and a floating one?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers/detail?name=selfservice-instance' servers name status addresses | awk -F '\t' '
    { print }
    $2 == "ACTIVE" && $3 ~ /fixed/ && $3 ~ /floating/ { found = 1 }
    END { exit !found }'
