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
python3 -c '
import shutil, sys, urllib.request
with urllib.request.urlopen(sys.argv[1], timeout=60) as answer, open(sys.argv[2], "wb") as file:
    shutil.copyfileobj(answer, file)
' "$url" "$file.part" || {
    echo "$url cannot be downloaded to this host; give another image_url, or image_source=tiny" >&2
    exit 1
}
case $(printf '%s' "$wanted" | wc -c) in
    32) found=$(md5sum "$file.part" | cut -d ' ' -f 1) ;;
    *) found=$(sha256sum "$file.part" | cut -d ' ' -f 1) ;;
esac
if [ -n "$wanted" ] && [ "$found" != "$wanted" ]; then
    echo "$url has the checksum $found, not $wanted: it is not the image that was meant" >&2
    exit 1
fi
mv "$file.part" "$file"
