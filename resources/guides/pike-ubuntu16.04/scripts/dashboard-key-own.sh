#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Gives the secret key, or the folder that it will be written to, to the account of the dashboard.
set -e
account=$(awk '/^[ \t]*WSGIDaemonProcess[ \t]/ {
    for (i = 2; i <= NF; i++) if ($i ~ /^user=/) { print substr($i, 6); exit }
}' /etc/apache2/conf-available/openstack-dashboard.conf)
[ -n "$account" ]
folder=/var/lib/openstack-dashboard
if [ -e "$folder/secret_key" ]; then
    chown "$account:" "$folder/secret_key"
    chmod 600 "$folder/secret_key"
else
    chown "$account:" "$folder"
fi
