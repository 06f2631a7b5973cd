# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
for unit in etcd.service; do
    printf 'enabled %s\n' "$(systemctl is-enabled -- "$unit" 2> /dev/null || :)"
done
echo 'units'
systemctl show --property=Id --property=LoadState --property=ActiveState --property=ActiveEnterTimestampMonotonic -- etcd.service
