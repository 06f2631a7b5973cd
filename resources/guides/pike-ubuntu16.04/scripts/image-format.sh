#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the image what it is said to be? A qcow2 file begins with "QFI" and the byte 251.
file=/root/instance-image.img
begin=$(head -c 4 "$file" | od -An -tx1 | tr -d ' \n')
echo "$file begins with $begin and has $(stat -Lc %s "$file") bytes"
if [ "$begin" = 514649fb ]; then format=qcow2; else format=raw; fi
echo "format: $format"
[ "$format" = '${image_disk_format}' ] || {
    echo 'it is not ${image_disk_format}, as image_disk_format says'
    exit 1
}
