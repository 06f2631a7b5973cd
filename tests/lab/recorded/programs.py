#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What stands in the place of package manager, clients and administration programs on a recorded
host. The name it is called by tells which one it is: it writes down what it was asked, and does as
much of it as the steps that come later can see (files of packages, units, tables, namespaces)."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True

import administration  # noqa: E402
import clients  # noqa: E402
import packaging  # noqa: E402

PROGRAMS = {
    "apt-get": packaging.apt_get, "apt-cache": packaging.apt_cache,
    "dpkg-query": packaging.dpkg_query, "add-apt-repository": packaging.add_apt_repository,
    "curl": packaging.download, "wget": packaging.download,
    "keystone-manage": administration.keystone_manage,
    "glance-manage": administration.glance_manage, "cinder-manage": administration.cinder_manage,
    "neutron-db-manage": administration.neutron_db_manage,
    "nova-manage": administration.nova_manage, "nova-status": administration.nova_status,
    "rabbitmqctl": administration.rabbitmqctl,
    "systemctl": clients.systemctl, "recorded-unit": clients.recorded_unit,
    "openstack": clients.openstack, "ip": clients.ip, "ping": clients.ping, "ssh": clients.ssh,
    **{name: (lambda words, name=name: clients.disk(name, words))
       for name in ("pvs", "vgs", "pvcreate", "vgcreate", "lsblk", "wipefs")},
}
# These are there from the beginning; what else there is comes with a package.
FROM_THE_BEGINNING = ("apt-get", "apt-cache", "dpkg-query", "add-apt-repository", "curl", "wget",
                      "systemctl", "recorded-unit", "ip", "ping", "ssh", "lsblk", "wipefs")


if __name__ == "__main__":
    if os.path.basename(sys.argv[0]) == "programs.py":
        print("\n".join(FROM_THE_BEGINNING))
    else:
        PROGRAMS[os.path.basename(sys.argv[0])](sys.argv[1:])
