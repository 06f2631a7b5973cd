#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there an active image of this name?
IFS= read -r name <<'NAME'
${image_name}
NAME
status=$(openstack image show "$name" -f value -c status) || exit 1
echo "$name | $status"
[ "$status" = active ]
