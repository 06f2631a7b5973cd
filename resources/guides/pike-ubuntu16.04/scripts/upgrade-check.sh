#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# All checks good: status 0. A warning, such as a compute node that has not reported yet: status 1.
su -s /bin/sh -c "nova-status upgrade check" nova
