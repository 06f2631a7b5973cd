#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# May the web server, and nobody else, read the key of the dashboard? Where there is none yet, the
# dashboard makes it.
key=/var/lib/openstack-dashboard/secret-key/.secret_key_store
[ "$(stat -c %U /var/lib/openstack-dashboard/secret-key)" = www-data ] || exit 1
[ ! -e "$key" ] || [ "$(stat -c %U:%a "$key")" = www-data:600 ]
