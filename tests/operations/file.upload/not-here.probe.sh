# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
if [ -d '/root/it'\''s an image.img' ]; then
    echo 'folder'
elif [ -e '/root/it'\''s an image.img' ]; then
    sha256sum < '/root/it'\''s an image.img'
else
    echo 'missing'
fi
