#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Loads the module where the kernel does not have it yet, and keeps both values for the next boot.
set -e
echo br_netfilter >/etc/modules-load.d/pikestaff-bridge.conf
[ -d /proc/sys/net/bridge ] || modprobe br_netfilter
cat >/etc/sysctl.d/60-pikestaff-bridge.conf <<'VALUES'
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
VALUES
echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables
echo 1 >/proc/sys/net/bridge/bridge-nf-call-ip6tables
