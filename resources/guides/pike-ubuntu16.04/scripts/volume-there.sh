#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is there a volume that did not fail?
status=$(openstack volume show volume1 -f value -c status) || exit 1
echo "volume1 is $status"
case $status in error*) exit 1 ;; esac
