#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Is the image there with the checksum that was given (MD5 or SHA-256, told by its length)?
file=/root/instance-image.img
IFS= read -r wanted <<'CHECKSUM'
${image_checksum}
CHECKSUM
[ -s "$file" ] || exit 1
case $(printf '%s' "$wanted" | wc -c) in
    0) found= ;;
    32) found=$(md5sum "$file" | cut -d ' ' -f 1) ;;
    *) found=$(sha256sum "$file" | cut -d ' ' -f 1) ;;
esac
[ "$found" = "$wanted" ]
