#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the number of keystone's processes fit the memory of this host?
[ "$(awk '/^MemTotal:/ { print int($2 / 1048576) }' /proc/meminfo)" -lt 16 ] || exit 0
[ "$(systemctl show -p NeedDaemonReload keystone)" = NeedDaemonReload=no ] || exit 1
cmp -s - /etc/systemd/system/keystone.service.d/50-pikestaff-workers.conf <<'UNIT'
[Service]
Environment=UWSGI_CHEAPER=2 UWSGI_CHEAPER_INITIAL=2 UWSGI_CHEAPER_ALGO=manual
UNIT
