#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is any time server followed?
chronyc -n sources | awk '{ print } $1 == "^*" { found = 1 } END { exit !found }'
