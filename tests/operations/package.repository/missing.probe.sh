# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
sed -n 's/^ID=/system /p' /etc/os-release | tr -d '"'
if grep -Ehs '^[^#]*-updates/pike([[:space:]]|$)' /etc/apt/sources.list.d/* | grep -q .; then
    echo 'source'
fi
dpkg-query -W -f '${Status}' ubuntu-cloud-keyring 2> /dev/null |
    sed -n 's/.* ok installed$/keyring/p'
