# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Which networks the lab takes: free of every route, resolver and mirror of this computer."""

import ipaddress
import json
import os
import re
import socket
from dataclasses import dataclass

from . import processes
from .errors import LabError

PLANES = {1: ("management",), 2: ("management", "provider"),
          3: ("management", "provider", "overlay")}

# A VPN that takes all traffic may write it as two or more halves of the default route.
SHORTEST_PREFIX = 4


@dataclass(frozen=True)
class Network:
    """A /24 of the lab; the gateway is this computer's own address in it."""

    cidr: str
    gateway: str


def candidates():
    """Triples of /24 for management, provider and overlay, the best known first."""
    for third in range(256):
        yield tuple(f"10.{second}.{third}.0/24" for second in (77, 78, 79))
    for second in range(31, 15, -1):
        for third in range(0, 253, 3):
            yield tuple(f"172.{second}.{third + i}.0/24" for i in range(3))
    for third in range(240, 2, -3):
        yield tuple(f"192.168.{third + i}.0/24" for i in range(3))
    for third in range(0, 253, 3):
        yield tuple(f"198.18.{third + i}.0/24" for i in range(3))


def pick(nics, in_use):
    """Networks by plane that touch nothing of in_use (networks or addresses, as text)."""
    used = [ipaddress.IPv4Network(item, strict=False) for item in in_use]
    planes = PLANES[nics]
    for triple in candidates():
        wanted = [ipaddress.IPv4Network(cidr) for cidr in triple[: len(planes)]]
        if not any(network.overlaps(other) for network in wanted for other in used):
            return {
                plane: Network(str(network), str(network.network_address + 1))
                for plane, network in zip(planes, wanted)
            }
    raise LabError("no-free-subnet")


def collisions(networks, in_use):
    """The networks of a lab that something else of this computer has taken meanwhile."""
    used = [(item, ipaddress.IPv4Network(item, strict=False)) for item in in_use]
    return [
        (network.cidr, item)
        for network in networks.values()
        for item, other in used
        if ipaddress.IPv4Network(network.cidr).overlaps(other)
    ]


def from_routes(routes):
    """Targets and gateways of `ip -json route show table all`; a default route is no target."""
    found = []
    for route in routes:
        target = route.get("dst", "")
        if _is_ipv4(target) and ipaddress.IPv4Network(target, False).prefixlen >= SHORTEST_PREFIX:
            found.append(target)
        hops = [route, *route.get("nexthops", [])]
        found += [hop["gateway"] for hop in hops if _is_ipv4(hop.get("gateway", ""))]
    return found


def from_addresses(links):
    """Networks of `ip -json address show`."""
    return [
        f"{info['local']}/{info['prefixlen']}"
        for link in links
        for info in link.get("addr_info", [])
        if info.get("family") == "inet" and "local" in info
    ]


def from_resolvers(text):
    """Name servers of a resolv.conf."""
    return [
        word for word in re.findall(r"^\s*nameserver\s+(\S+)", text, re.MULTILINE) if _is_ipv4(word)
    ]


def from_hosts_file(text):
    """Addresses of /etc/hosts."""
    words = [line.split("#")[0].split() for line in text.splitlines()]
    return [fields[0] for fields in words if fields and _is_ipv4(fields[0])]


def _is_ipv4(text):
    try:
        ipaddress.IPv4Network(text, strict=False)
    except ValueError:
        return False
    return True


def of_this_computer(remote_names, own_links=()):
    """Everything IPv4 that this computer uses; own_links are the lab's own interfaces.

    remote_names: hosts of the package mirrors and proxies, looked up here.
    """
    links = json.loads(processes.run(["ip", "-json", "-4", "address", "show"]) or "[]")
    routes = json.loads(
        processes.run(["ip", "-json", "-4", "route", "show", "table", "all"]) or "[]"
    )
    found = from_addresses([link for link in links if link.get("ifname") not in own_links])
    found += from_routes([route for route in routes if route.get("dev") not in own_links])
    for path in ("/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"):
        found += from_resolvers(_text_of(path))
    found += from_hosts_file(_text_of("/etc/hosts"))
    for name in remote_names:
        found += _look_up(name)
    # A person who works on this computer from afar must not lose the way back.
    found += [word for word in os.environ.get("SSH_CONNECTION", "").split() if _is_ipv4(word)]
    return found


def _look_up(name):
    try:
        answers = socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return []
    return sorted({answer[4][0] for answer in answers})


def _text_of(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
