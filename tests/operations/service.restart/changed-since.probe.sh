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

printf 'digest %s\n' "$(digest)"
for file in /etc/nova/nova.conf '/etc/mysql/mariadb.conf.d/99 openstack.cnf'; do
    if [ -e "$file" ]; then stat --dereference --printf 'changed %.6Y %.6Z\n' -- "$file"; fi
done
for unit in nova-api.service mysql.service; do
    printf 'stamp %s %s\n' "$unit" "$(cat "$state/state/restart-$unit" 2> /dev/null || :)"
done
printf 'now %s %s\n' "$(date +%s.%N)" "$(awk '{ print $22 }' /proc/self/stat)"
echo 'units'
systemctl show --property=Id --property=LoadState --property=ActiveState --property=ActiveEnterTimestampMonotonic -- nova-api.service mysql.service
