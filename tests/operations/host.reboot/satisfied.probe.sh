# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
if [ -e /run/reboot-required ]; then
    echo 'reboot'
    sort -u /run/reboot-required.pkgs 2> /dev/null || :
fi
