#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the firewall see bridged traffic, now and after a reboot?
cd /proc/sys/net/bridge || exit 1
[ "$(cat bridge-nf-call-iptables bridge-nf-call-ip6tables | tr -d '\n')" = 11 ] &&
    [ -s /etc/modules-load.d/pikestaff-bridge.conf ] && [ -s /etc/sysctl.d/60-pikestaff-bridge.conf ]
