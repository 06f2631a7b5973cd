# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What a freshly installed Debian server of this name has in its files. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A file of a fresh host; owner is uid and gid."""

    text: str
    mode: int = 0o644
    owner: tuple = (0, 0)


OPS = (1000, 1000)


def interfaces(addresses, gateway):
    """/etc/network/interfaces; addresses maps a NIC to its address with prefix length.

    A NIC without address stays unmentioned, as the installer leaves it.
    """
    text = (
        "# This file describes the network interfaces available on your system\n"
        "# and how to activate them. For more information, see interfaces(5).\n\n"
        "source /etc/network/interfaces.d/*\n\n"
        "# The loopback network interface\nauto lo\niface lo inet loopback\n"
    )
    for index, (nic, address) in enumerate(addresses.items()):
        text += f"\nauto {nic}\niface {nic} inet static\n\taddress {address}\n"
        if index == 0:
            text += f"\tgateway {gateway}\n"
    return text


def addresses(lab, host):
    """NIC -> address with prefix length; the provider's NIC has none."""
    length = lab.networks["management"].cidr.partition("/")[2]
    found = {"eth0": f"{lab.address(host)}/{length}"}
    if "overlay" in lab.networks:
        found["eth2"] = f"{lab.overlay_address(host)}/{length}"
    return found


def files(lab, host, machine_id, public_key):
    """Path -> File of everything that makes the cached root this host.

    /etc/hosts is the installer's: the own name at 127.0.1.1 and no other host.
    """
    return {
        "/etc/hostname": File(f"{host.name}\n"),
        "/etc/hosts": File(
            f"127.0.0.1\tlocalhost\n127.0.1.1\t{host.name}\n\n"
            "# The following lines are desirable for IPv6 capable hosts\n"
            "::1     localhost ip6-localhost ip6-loopback\n"
            "ff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n"
        ),
        "/etc/machine-id": File(f"{machine_id}\n", 0o444),
        "/etc/network/interfaces": File(
            interfaces(addresses(lab, host), lab.networks["management"].gateway)
        ),
        "/etc/resolv.conf": File("# The practice lab has no name server.\n"),
        "/etc/apt/apt.conf.d/90practice-lab-proxy": File(
            f'Acquire::http::Proxy "{lab.package_proxy}";\n'
        ),
        "/root/.ssh/authorized_keys": File(public_key, 0o600),
        "/home/ops/.ssh/authorized_keys": File(public_key, 0o600, OPS),
    }
