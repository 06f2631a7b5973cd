#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the volume there, free or in use?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list volumev3 '/volumes/detail?name=volume1' \
    volumes name status size | awk -F '\t' '
    { print $1 " | " $2 " | " $3 }
    $2 == "available" || $2 == "in-use" { found = 1 }
    END { exit !found }'
