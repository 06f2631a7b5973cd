#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Has the router two ports, and are both active?
ask="python3 $PIKESTAFF_TOOLS/openstack-ask.py"
router=$($ask list network '/routers?name=router' routers id) || exit 1
$ask list network "/ports?device_id=$router" ports status device_owner fixed_ips | awk -F '\t' '
    { print; if ($1 == "ACTIVE") active++ }
    END { exit NR < 2 || active < 2 }'
