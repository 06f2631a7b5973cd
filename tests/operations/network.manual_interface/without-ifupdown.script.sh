# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
ip link set dev eth1 up
printf '%s' '[Unit]
Description=Network interface eth1 without an address
After=network-pre.target
Before=network.target
Wants=network-pre.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/sbin/ip link set dev eth1 up

[Install]
WantedBy=multi-user.target
' > /etc/systemd/system/pikestaff-link-eth1.service
systemctl daemon-reload
systemctl enable -- pikestaff-link-eth1.service
