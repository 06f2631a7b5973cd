#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there an active image of this name?
IFS= read -r name <<'NAME'
${image_name}
NAME
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list image /images images name status |
    NAME=$name awk -F '\t' '
        { print $1 " | " $2 }
        $1 == ENVIRON["NAME"] && $2 == "active" { found = 1 }
        END { exit !found }'
