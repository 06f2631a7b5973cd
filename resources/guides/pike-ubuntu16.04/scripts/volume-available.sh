#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the volume there, free or in use?
status=$(openstack volume show volume1 -f value -c status) || exit 1
echo "volume1 is $status"
case $status in
    available | in-use) ;;
    *) exit 1 ;;
esac
