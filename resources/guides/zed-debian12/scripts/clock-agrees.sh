#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is this clock less than a second away from the time server's?
chronyc -n tracking | awk '
    /^System time/ || /^Last offset/ {
        print
        seen++
        if ($4 >= 1 || $4 <= -1) away = 1
    }
    END { exit seen < 2 || away }'
