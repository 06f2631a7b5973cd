#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there a volume that did not fail?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list volumev3 '/volumes/detail?name=volume1' \
    volumes name status | awk -F '\t' '
    { print }
    $2 !~ /^error/ { found = 1 }
    END { exit !found }'
