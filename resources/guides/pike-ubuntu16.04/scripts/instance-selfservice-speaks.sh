#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the console of the instance say anything at all?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" console-log selfservice-instance |
    grep -q '[^ ]'
