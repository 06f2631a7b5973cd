#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Downloads the image beside its place and puts it there once it is whole.
file=/root/instance-image.img
IFS= read -r url <<'URL'
${image_url}
URL
IFS= read -r wanted <<'CHECKSUM'
${image_checksum}
CHECKSUM
wget -nv --timeout=30 --tries=3 -O "$file.part" "$url" || {
    echo "$url cannot be downloaded to this host; give another image_url, or image_source=file" >&2
    exit 1
}
case $(printf '%s' "$wanted" | wc -c) in
    0) found= ;;
    32) found=$(md5sum "$file.part" | cut -d ' ' -f 1) ;;
    *) found=$(sha256sum "$file.part" | cut -d ' ' -f 1) ;;
esac
if [ "$found" != "$wanted" ]; then
    echo "$url has the checksum $found, not $wanted: it is not the image that was meant" >&2
    exit 1
fi
mv "$file.part" "$file"
