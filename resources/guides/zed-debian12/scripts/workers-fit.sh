#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the number of keystone's processes fit this host? A host with 16 GiB and eight processors
# keeps what Debian starts.
gibibytes=$(awk '/^MemTotal:/ { print int($2 / 1048576) }' /proc/meminfo)
if [ "$gibibytes" -ge 16 ] && [ "$(nproc)" -ge 8 ]; then
    exit 0
fi
[ "$(systemctl show -p NeedDaemonReload keystone)" = NeedDaemonReload=no ] || exit 1
cmp -s - /etc/systemd/system/keystone.service.d/50-pikestaff-workers.conf <<'UNIT'
[Service]
Environment=UWSGI_CHEAPER=2 UWSGI_CHEAPER_INITIAL=2 UWSGI_CHEAPER_ALGO=manual
UNIT
