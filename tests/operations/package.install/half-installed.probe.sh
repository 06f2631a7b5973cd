# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
dpkg-query -W -f '${Package} ${Status}\n' -- chrony 2> /dev/null || :
if grep -qs '^# pikestaff holds services back' /usr/sbin/policy-rc.d; then echo '/held-back'; fi
