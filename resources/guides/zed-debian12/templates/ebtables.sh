#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# The ebtables of Debian 12 cannot delete a rule with --among-src ("RULE_DELETE failed"), and
# neutron-linuxbridge-agent repeats that for ever. Such a rule is deleted by its number here;
# anything else goes to the real program as it is.
real=/usr/sbin/ebtables
case " $* " in
    *" -D "*" --among-src "*) ;;
    *) exec "$real" "$@" ;;
esac
table=filter
chain=
while [ $# -gt 0 ] && [ -z "$chain" ]; do
    case $1 in
        -t) table=$2 && shift ;;
        -D) chain=$2 && shift ;;
    esac
    shift
done
number=$("$real" -t "$table" -L "$chain" --Ln | awk -v rule="$*" '
    /^[0-9]+/ {
        number = $1
        $1 = ""
        sub(/^ */, "")
        sub(/ *$/, "")
        if ($0 == rule) { print number; exit }
    }')
[ -n "$number" ] || exit 0
number=$(printf '%s' "$number" | tr -cd 0-9)
exec "$real" -t "$table" --concurrent -D "$chain" "$number"
