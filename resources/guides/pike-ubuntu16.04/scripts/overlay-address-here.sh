#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the overlay address (local_ip) on an interface of this host at all?
line=$(ip -4 -o addr show to '${host.overlay_address}' 2>/dev/null)
[ -n "$line" ] && printf '%s\n' "$line"
