#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the running server use the guide's character set? 99-openstack.cnf may have been read too
# late, or another file may win.
mysql -N -B -e "SHOW VARIABLES WHERE Variable_name IN ('character_set_server', 'collation_server')" |
    awk '{ print } $2 !~ /^utf8(mb3)?(_general_ci)?$/ { wrong = 1 } END { exit NR != 2 || wrong }'
