#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Is the image what it is said to be, and does it fit? A qcow2 file begins with "QFI" and the byte
# 251; its bytes 24 to 31 are the size that an instance sees, the highest first.
file=/root/instance-image.img
begin=$(head -c 4 "$file" | od -An -tx1 | tr -d ' \n')
size=$(stat -Lc %s "$file")
echo "$file begins with $begin and has $size bytes"
if [ "$begin" = 514649fb ]; then
    format=qcow2
    size=0
    for byte in $(od -An -v -tu1 -j24 -N8 "$file"); do size=$((size * 256 + byte)); done
else
    format=raw
fi
echo "format: $format"
[ "$format" = '${image_disk_format}' ] || {
    echo 'it is not ${image_disk_format}, as image_disk_format says'
    exit 1
}
room='${flavor_disk}'
needed=$(((size + 1073741823) / 1073741824))
[ "$needed" -le "$room" ] || {
    echo "it needs a disk of $needed GB, and flavor_disk says $room"
    exit 1
}
