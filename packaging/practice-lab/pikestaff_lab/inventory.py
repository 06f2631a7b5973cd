# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Names, roles and addresses of the hosts. Pure."""

import ipaddress
import re
from dataclasses import dataclass

from .errors import UsageError

DEFAULT_NAMES = ("controller", "compute1", "compute2")
# The install guide's own last numbers; what does not fit there takes the next free one.
FIRST_NUMBER = {"controller": 11, "compute": 31, "block": 41, "object": 51}
LOWEST, HIGHEST = 11, 99
POOL_FIRST, POOL_LAST = 101, 250
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True)
class Host:
    """One host as it is written into the state; number is the last part of its addresses."""

    name: str
    number: int

    @property
    def role(self):
        return role_of(self.name)


def role_of(name):
    for role in ("controller", "compute", "block", "object"):
        if name.startswith(role):
            return role
    return "compute"


def parse_names(text):
    """The names of --hosts; a wrong one is named."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if not LABEL.fullmatch(name) or name == "localhost":
            raise UsageError("bad-host-name", name=name)
        if names.count(name) > 1:
            raise UsageError("duplicate-host", name=name)
    if len(names) > HIGHEST - LOWEST + 1:
        raise UsageError("too-many-hosts", most=HIGHEST - LOWEST + 1)
    return names


def number_hosts(names, existing=()):
    """The existing hosts, then the new names with free numbers, in the order given."""
    hosts = list(existing)
    taken = {host.number for host in hosts}
    for name in names:
        if any(host.name == name for host in hosts):
            continue
        first = FIRST_NUMBER[role_of(name)]
        order = [*range(first, HIGHEST + 1), *range(LOWEST, first)]
        number = next((n for n in order if n not in taken), None)
        if number is None:
            raise UsageError("too-many-hosts", most=HIGHEST - LOWEST + 1)
        taken.add(number)
        hosts.append(Host(name, number))
    return hosts


def address_in(cidr, number):
    """The address with this last number in a network of the lab, as text."""
    return str(ipaddress.IPv4Network(cidr).network_address + number)


def hardware_address(lab_id, number, plane_index):
    """A locally administered address, the same after every reboot of the host."""
    high, low = int(lab_id[:2], 16), int(lab_id[2:4], 16)
    return f"02:70:{high:02x}:{low:02x}:{number:02x}:{plane_index:02x}"
