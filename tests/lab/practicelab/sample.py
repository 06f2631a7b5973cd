# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A lab as the tests use it."""

import labpath  # noqa: F401
from pikestaff_lab.inventory import Host
from pikestaff_lab.state import Lab
from pikestaff_lab.subnets import PLANES, Network

NETWORKS = {
    "management": Network("10.77.4.0/24", "10.77.4.1"),
    "provider": Network("10.78.4.0/24", "10.78.4.1"),
    "overlay": Network("10.79.4.0/24", "10.79.4.1"),
}
CONTROLLER, COMPUTE = Host("controller", 11), Host("compute1", 31)


def lab(nics=2):
    networks = {plane: NETWORKS[plane] for plane in PLANES[nics]}
    return Lab("a3f2", "bookworm", nics, 1000, 3150, networks, (CONTROLLER, COMPUTE))
