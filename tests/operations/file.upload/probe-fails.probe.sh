# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
if [ -d /root/instance-image.img ]; then
    echo 'folder'
elif [ -e /root/instance-image.img ]; then
    sha256sum < /root/instance-image.img
else
    echo 'missing'
fi
