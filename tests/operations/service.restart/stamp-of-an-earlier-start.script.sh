# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
digest() {
    for file in /etc/nova/nova.conf '/etc/mysql/mariadb.conf.d/99 openstack.cnf'; do
        if [ -f "$file" ]; then sha256sum < "$file"; else echo "no $file"; fi
    done | sha256sum | cut -c 1-64
}

show() { systemctl show --property="$1" -- "$2" | cut -d = -f 2-; }

explain() {
    systemctl --no-pager --full --lines=0 status -- "$1" < /dev/null || :
    journalctl --no-pager --quiet --output=short --lines=30 --unit="$1" < /dev/null || :
}

# A service that ends at once is active for a moment, again and again where systemd restarts it;
# but not one that tells systemd when it is ready.
expect_up() {
    since='|'
    pause=0
    for unit; do
        waited=0
        while [ "$(show ActiveState "$unit")" = activating ] && [ "$waited" -lt 30 ]; do
            sleep 1
            waited=$((waited + 1))
        done
        since="$since$unit $(show ActiveEnterTimestampMonotonic "$unit")|"
        case $(show Type "$unit") in
        notify* | forking | dbus) ;;
        *) pause=2 ;;
        esac
    done
    sleep "$pause"
    for unit; do
        before=${since#*"|$unit "}
        before=${before%%"|"*}
        if [ "$(show Type "$unit")" = oneshot ]; then
            if [ "$(show ActiveState "$unit")" = failed ]; then
                explain "$unit"
                fail "$unit failed: see the lines above"
            fi
        elif [ "$(show ActiveState "$unit")" != active ]; then
            explain "$unit"
            states="$(show ActiveState "$unit") ($(show SubState "$unit"))"
            fail "$unit does not stay up: it is $states"
        elif [ "$(show ActiveEnterTimestampMonotonic "$unit")" != "$before" ]; then
            explain "$unit"
            fail "$unit does not stay up: systemd has restarted it"
        fi
    done
}

for unit in nova-api.service mysql.service; do
    if [ "$(show NeedDaemonReload "$unit")" = yes ]; then systemctl daemon-reload; fi
done
systemctl reset-failed -- nova-api.service mysql.service 2> /dev/null || :
now=$(digest)
status=0
systemctl restart -- nova-api.service mysql.service || status=$?
expect_up nova-api.service mysql.service
[ "$status" -eq 0 ] || fail "systemctl restart ended with status $status"
(umask 077 && mkdir -p -- "$state/state")
for unit in nova-api.service mysql.service; do
    since=$(show ActiveEnterTimestampMonotonic "$unit")
    printf '%s %s\n' "$now" "$since" > "$state/state/restart-$unit"
    echo "restarted $unit"
done
