#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Leads from the place of the image to the file that was named.
IFS= read -r file <<'FILE'
${image_file}
FILE
[ -s "$file" ] || {
    echo "the image $file is not on the controller, or is empty" >&2
    exit 1
}
ln -sfn "$file" /root/instance-image.img
