# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Prepares hosts of the practice lab for a recorded run: what can be real is installed, for
everything else there are the programs beside this file. Only the hosts are changed."""

import hashlib
import io
import os
import tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
PLACE = "/opt/recorded"
ETCD = "etcd-v3.2.7-linux-amd64"
# A qcow2 image by its first bytes; nothing ever starts from it.
IMAGE = b"QFI\xfb" + bytes(60) + b"an image for records"
IMAGE_CHECKSUM = hashlib.md5(IMAGE).hexdigest()
LOCAL_SETTINGS = os.path.join(ROOT, "tests/guides/fakes/local_settings.py")
OS_RELEASE = """NAME="Ubuntu"
VERSION="16.04.7 LTS (Xenial Xerus)"
ID=ubuntu
ID_LIKE=debian
PRETTY_NAME="Ubuntu 16.04.7 LTS"
VERSION_ID="16.04"
"""
REAL = {"controller": "python3 iputils-ping chrony mariadb-server memcached",
        "compute": "python3 iputils-ping chrony", "block": "python3 iputils-ping chrony"}
PROGRAMS = ("host.py", "programs.py", "packaging.py", "administration.py", "clients.py",
            "services.py", "cloud.py", "packages.json")
CLOUD = """[Unit]
Description=The recorded cloud

[Service]
ExecStart=%s/services.py
""" % PLACE


def packed():
    """What goes to the hosts, as a tar archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        def add(name, content, mode=0o644):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), mode
            archive.addfile(entry, io.BytesIO(content))

        for name in PROGRAMS:
            archive.add(os.path.join(HERE, name), name)
        archive.add(os.path.join(HERE, "packages"), "packages")
        archive.add(LOCAL_SETTINGS,
                    "packages/openstack-dashboard/etc/openstack-dashboard/local_settings.py")
        add("downloads/cirros-0.3.5-x86_64-disk.img", IMAGE)
        add("downloads/%s.tar.gz" % ETCD, etcd_archive())
    return buffer.getvalue()


def etcd_archive():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name in ("etcd", "etcdctl"):
            entry = archive.gettarinfo(os.path.join(HERE, "etcd.py"), "%s/%s" % (ETCD, name))
            entry.mode = 0o755
            with open(os.path.join(HERE, "etcd.py"), "rb") as file:
                archive.addfile(entry, file)
    return buffer.getvalue()


def prepare(lab, archive, name, role):
    """One host; `archive` is what packed() gave."""
    lab.command(name, "export DEBIAN_FRONTEND=noninteractive; apt-get update -q >/dev/null && "
                "apt-get install -q -y --no-install-recommends %s >/var/log/staged 2>&1 || "
                "{ tail -n 20 /var/log/staged; exit 1; }" % REAL[role])
    lab.command(name, "mkdir -p %s /var/lib/recorded" % PLACE)
    lab.give(name, archive, "tar", "-x", "-C", PLACE)
    lab.give(name, OS_RELEASE.encode(), "sh", "-c",
             "rm -f /etc/os-release && cat >/etc/os-release")
    lab.command(name, "install -m 0666 /dev/null /var/log/recorded; cd %s; "
                "for program in $(python3 programs.py); do "
                "ln -s %s/programs.py /usr/local/sbin/$program; done" % (PLACE, PLACE))
    if role == "controller":
        # What mysql_secure_installation is there for.
        lab.command(name, "mysql -e \"CREATE DATABASE test; CREATE USER ''@'localhost'\"")
        lab.give(name, CLOUD.encode(), "sh", "-c",
                 "cat >/run/systemd/system/recorded-cloud.service; "
                 "/bin/systemctl daemon-reload; /bin/systemctl start recorded-cloud")
    if role == "block":
        # Of a number that no driver has: a block device by name, and nothing more.
        lab.command(name, "mknod /dev/sdb b 240 0")
