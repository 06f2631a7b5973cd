# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
sync
systemd-run --quiet --on-active=2 --timer-property=AccuracySec=100ms systemctl reboot ||
    systemd-run --on-active=2 systemctl reboot ||
    fail 'systemd-run could not plan the reboot'
echo 'this host reboots in two seconds'
