#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Stands for etcd and etcdctl 3.2.7: says its version, or listens where its configuration says."""

import os
import re
import socket
import sys
import time

NAME = os.path.basename(sys.argv[0])


def listen(file):
    with open(file, encoding="utf-8") as conf:
        host, port = re.search(r"^listen-client-urls: http://(.*):(\d+)$", conf.read(),
                               re.MULTILINE).groups()
    server = socket.create_server((host, int(port)))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.sendto(b"READY=1", os.environ["NOTIFY_SOCKET"])
    while server:
        time.sleep(3600)


if sys.argv[1:] == ["--version"]:
    print("%s 3.2.7" % {"etcd": "etcd Version:", "etcdctl": "etcdctl version:"}[NAME])
else:
    listen(sys.argv[sys.argv.index("--config-file") + 1])
