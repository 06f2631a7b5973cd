#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does nova know cell0, at the address that nova.conf gives its database now? An address holds a
# password, so nothing of it is printed.
mysql -N -B nova_api -e "SELECT database_connection FROM cell_mappings
    WHERE uuid = '00000000-0000-0000-0000-000000000000'" | python3 -c '
import configparser, sys
conf = configparser.RawConfigParser(strict=False, allow_no_value=True)
conf.read("/etc/nova/nova.conf")
main, question, options = conf.get("database", "connection").partition("?")
known = sys.stdin.read().split()
print("cell0 is %s" % ("known" if known else "not known"))
sys.exit(known != [main + "_cell0" + question + options])'
