#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is no automatic update enabled, and none at work? systemctl speaks for units that do not exist as
# well: their state is empty or "not-found".
for unit in apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service; do
    case $(systemctl is-enabled "$unit" 2>/dev/null) in
        enabled*) echo "$unit is enabled" && exit 1 ;;
    esac
done
for unit in apt-daily.timer apt-daily-upgrade.timer apt-daily.service apt-daily-upgrade.service; do
    case $(systemctl is-active "$unit" 2>/dev/null) in
        active | activating) echo "$unit is at work" && exit 1 ;;
    esac
done
