#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the console of the instance say anything at all?
openstack console log show provider-instance | grep -q '[^[:space:]]'
