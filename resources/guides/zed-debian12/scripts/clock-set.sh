#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Sets the clock at once instead of slewing it for hours, and waits for the next measurement.
chronyc makestep || exit 1
waited=0
while [ "$waited" -le 70 ]; do
    away=$(chronyc -n tracking | awk '
        /^System time/ || /^Last offset/ { if ($4 >= 1 || $4 <= -1) away = 1 }
        END { print away + 0 }')
    [ "$away" = 0 ] && exit 0
    sleep 2
    waited=$((waited + 2))
done
chronyc -n tracking >&2
exit 1
