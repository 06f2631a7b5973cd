#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Switches automatic updates off. An update that is at work is waited for, never killed: a package
# that is cut off in the middle is worse than a late one.
for unit in apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service; do
    case $(systemctl is-enabled "$unit" 2>/dev/null) in
        enabled*) systemctl disable "$unit" || exit 1 ;;
    esac
    case $unit in *.timer) systemctl stop "$unit" 2>/dev/null || : ;; esac
done
for unit in apt-daily.service apt-daily-upgrade.service; do
    while [ "$(systemctl is-active "$unit" 2>/dev/null)" = activating ]; do
        echo "waiting for $unit"
        sleep 5
    done
done
