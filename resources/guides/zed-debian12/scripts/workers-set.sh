#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# uWSGI's "processes = 8" in keystone-uwsgi.ini cannot be overruled from outside, but "cheaper" is
# not set there: two processes are started and the other six never are. The algorithm must be
# "manual", because the default one ends processes that still answer a request.
set -e
folder=/etc/systemd/system/keystone.service.d
mkdir -p "$folder"
cat >"$folder/50-pikestaff-workers.conf" <<'UNIT'
[Service]
Environment=UWSGI_CHEAPER=2 UWSGI_CHEAPER_INITIAL=2 UWSGI_CHEAPER_ALGO=manual
UNIT
systemctl daemon-reload
