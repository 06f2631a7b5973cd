#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Gives the key of the dashboard to the web server.
set -e
folder=/var/lib/openstack-dashboard/secret-key
mkdir -p "$folder"
chown www-data:www-data "$folder"
if [ -e "$folder/.secret_key_store" ]; then
    chown www-data:www-data "$folder/.secret_key_store"
    chmod 600 "$folder/.secret_key_store"
fi
