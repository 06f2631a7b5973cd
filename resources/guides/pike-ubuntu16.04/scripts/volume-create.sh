#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Creates the volume. One that failed is removed first.
set -e
if openstack volume show volume1 -f value -c status >/dev/null 2>&1; then
    openstack volume delete volume1
    while openstack volume show volume1 -f value -c status 2>/dev/null | grep -q deleting; do
        sleep 2
    done
fi
exec openstack volume create --size 1 volume1 -f value -c id -c status
