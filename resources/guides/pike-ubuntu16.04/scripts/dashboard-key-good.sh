#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# May the dashboard read its secret key, and nobody else? Before its first start there is no key;
# then it must be able to write one.
account=$(awk '/^[ \t]*WSGIDaemonProcess[ \t]/ {
    for (i = 2; i <= NF; i++) if ($i ~ /^user=/) { print substr($i, 6); exit }
}' /etc/apache2/conf-available/openstack-dashboard.conf)
[ -n "$account" ] || {
    echo "openstack-dashboard.conf does not say which account the dashboard runs as"
    exit 1
}
folder=/var/lib/openstack-dashboard
if [ -e "$folder/secret_key" ]; then
    stat -c '%n %U %a' "$folder/secret_key"
    [ "$(stat -c '%U %a' "$folder/secret_key")" = "$account 600" ]
else
    stat -c '%n %U %a' "$folder"
    [ "$(stat -c %U "$folder")" = "$account" ]
fi
