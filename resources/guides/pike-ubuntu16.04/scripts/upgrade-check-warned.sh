#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Was there a warning at most?
status=0
su -s /bin/sh -c "nova-status upgrade check" nova || status=$?
[ "$status" -le 1 ]
