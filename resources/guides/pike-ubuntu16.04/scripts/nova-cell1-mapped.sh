#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does nova know cell1, with the addresses that nova.conf gives its database and its queue now? An
# address holds a password, so nothing of it is printed.
mysql -N -B nova_api -e "SELECT transport_url, database_connection FROM cell_mappings
    WHERE name = 'cell1'" | python3 -c '
import configparser, sys
conf = configparser.RawConfigParser(strict=False, allow_no_value=True)
conf.read("/etc/nova/nova.conf")
known = sys.stdin.read().split()
print("cell1 is %s" % ("known" if known else "not known"))
sys.exit(known != [conf.get("DEFAULT", "transport_url"), conf.get("database", "connection")])'
