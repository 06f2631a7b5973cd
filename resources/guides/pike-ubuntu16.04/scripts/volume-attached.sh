#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the volume attached to the instance?
server=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute \
    '/servers?name=provider-instance' servers id) || exit 1
[ -n "$server" ] || exit 1
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list volumev3 '/volumes/detail?name=volume1' \
    volumes name status attachments | awk -F '\t' -v server="$server" '
    { print }
    $2 == "in-use" && index($3, server) { found = 1 }
    END { exit !found }'
