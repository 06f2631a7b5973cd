#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the overlay address (local_ip) on an interface of this host, for good? An address with a lease
# is shown as "dynamic", whatever program asked for it.
line=$(ip -4 -o addr show to '${host.overlay_address}' 2>/dev/null)
printf '%s\n' "$line"
case " $line " in
    "  ") echo '${host.overlay_address} is on no interface of this host' && exit 1 ;;
    *" dynamic "*) echo '${host.overlay_address} was given by DHCP and may change' && exit 1 ;;
esac
