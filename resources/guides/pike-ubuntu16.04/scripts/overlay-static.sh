#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the management address on an interface of this host, for good? An address with a lease is
# shown as "dynamic", whatever program asked for it.
address=$(getent ahostsv4 '${host.overlay_address}' | awk 'NR == 1 { print $1 }')
line=$(ip -4 -o addr show to "$address" 2>/dev/null)
printf '%s\n' "$line"
case " $line " in
    "  ") echo "$address is on no interface of this host" >&2 && exit 1 ;;
    *" dynamic "*) echo "$address was given by DHCP and may change" >&2 && exit 1 ;;
esac
