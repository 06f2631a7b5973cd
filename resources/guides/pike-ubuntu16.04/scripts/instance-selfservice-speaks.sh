#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the console of the instance say anything at all?
openstack console log show selfservice-instance | grep -q '[^[:space:]]'
