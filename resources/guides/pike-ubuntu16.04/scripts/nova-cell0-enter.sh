#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Enters cell0, or its address anew when the password was changed since. The new address goes to the
# database by standard input.
known=$(mysql -N -B nova_api -e "SELECT COUNT(*) FROM cell_mappings
    WHERE uuid = '00000000-0000-0000-0000-000000000000'") || exit 1
if [ "$known" = 0 ]; then
    exec su -s /bin/sh -c "nova-manage cell_v2 map_cell0" nova
fi
python3 -c '
import configparser
conf = configparser.RawConfigParser(strict=False, allow_no_value=True)
conf.read("/etc/nova/nova.conf")
main, question, options = conf.get("database", "connection").partition("?")
address = (main + "_cell0" + question + options).replace("\\", "\\\\").replace("\"", "\\\"")
print("UPDATE cell_mappings SET database_connection = \"%s\" WHERE uuid = "
      "\"00000000-0000-0000-0000-000000000000\";" % address)' | mysql nova_api
