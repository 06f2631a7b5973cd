#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Are both programs there, in the guide's version?
/usr/bin/etcd --version | grep -qx 'etcd Version: 3\.2\.7' &&
    /usr/bin/etcdctl --version | grep -qx 'etcdctl version: 3\.2\.7'
