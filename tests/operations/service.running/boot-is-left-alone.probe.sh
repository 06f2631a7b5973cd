# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
echo 'units'
systemctl show --property=Id --property=LoadState --property=ActiveState --property=ActiveEnterTimestampMonotonic -- memcached.service etcd.service
