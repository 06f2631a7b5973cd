# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The lab's networks: a switch in a network namespace of its own, and the hosts' NICs.

The bridges stand in a namespace where no firewall rule and no bridge netfilter of this
computer reaches, so nothing of this computer has to be changed for them. This computer is
plugged into the switch like one more host, by one veth pair a network.
"""

import os

from . import mounts, processes
from .inventory import hardware_address

SHORT = {"management": "mgmt", "provider": "prov", "overlay": "over"}


def link_names(lab):
    """The interfaces of this computer that belong to the lab."""
    return [f"pk-{lab.id}-{SHORT[plane]}" for plane in lab.networks]


def all_possible_links(lab_id):
    return [f"pk-{lab_id}-{short}" for short in SHORT.values()]


def links_present(names):
    return [name for name in names if os.path.exists(f"/sys/class/net/{name}")]


def switch_batch(planes):
    """ip commands that make the bridges, run in the switch."""
    lines = ["link set lo up"]
    for plane in planes:
        lines += [f"link add {plane} type bridge", f"link set {plane} up"]
    return lines


def computer_batch(lab, switch):
    """ip commands that plug this computer into the switch, run in its own namespace."""
    return [
        f"link add {name} type veth peer name computer-{SHORT[plane]} netns {switch}"
        for plane, name in zip(lab.networks, link_names(lab))
    ]


def address_batch(lab):
    """ip commands that give this computer its addresses in the lab."""
    lines = []
    for (_, network), name in zip(lab.networks.items(), link_names(lab)):
        length = network.cidr.partition("/")[2]
        lines += [f"address add {network.gateway}/{length} dev {name}", f"link set {name} up"]
    return lines


def ports_batch(planes):
    return [
        f"link set computer-{SHORT[plane]} master {plane} up" for plane in planes
    ]


def nics_batch(lab, host, namespace, cut):
    """ip commands that plug a host into the switch, run in the switch; cut: cable pulled."""
    lines = []
    for index, plane in enumerate(lab.networks):
        port = port_name(plane, host)
        mac = hardware_address(lab.id, host.number, index)
        state = "down" if cut and plane == "management" else "up"
        lines += [
            f"link add {port} type veth peer name eth{index} address {mac} netns {namespace}",
            f"link set {port} master {plane} {state}",
        ]
    return lines


def port_name(plane, host):
    return f"{SHORT[plane]}-{host.number}"


def is_up(paths, lab):
    present = links_present(link_names(lab))
    return mounts.is_mounted(paths.switch) and len(present) == len(lab.networks)


def make_switch(paths, lab):
    """Makes the switch anew and plugs this computer in."""
    remove_switch(paths, lab.id)
    make_namespace(paths.switch)
    _in_namespace(paths.switch, switch_batch(lab.networks))
    # Inside the switch only: frames must not be filtered even if the kernel's default says so.
    _shell_in(paths.switch, 'for f in /proc/sys/net/bridge/bridge-nf-call-*; do'
                            ' [ ! -w "$f" ] || echo 0 > "$f"; done')
    _batch(computer_batch(lab, paths.switch))
    for name in link_names(lab):
        _refuse_router_advertisements(name)
    _in_namespace(paths.switch, ports_batch(lab.networks))
    _batch(address_batch(lab))


def remove_switch(paths, lab_id):
    for name in links_present(all_possible_links(lab_id)):
        remove_link(name)
    remove_namespace(paths.switch)


def remove_link(name):
    """A link whose other end is in a namespace that ends just now may vanish by itself."""
    delete = ["ip", "link", "delete", name]
    if not processes.succeeds(delete) and links_present([name]):
        processes.run(delete)


def plug(paths, lab, host):
    """A fresh namespace with fresh NICs, as after a power cycle of a server."""
    files = paths.host(host.name)
    unplug(paths, lab, host)
    make_namespace(files.namespace)
    _in_namespace(paths.switch, nics_batch(lab, host, files.namespace, files.cut.exists()))


def unplug(paths, lab, host):
    if mounts.is_mounted(paths.switch):
        for plane in lab.networks:
            # Deleted by name, since the end of a namespace removes its NICs only some time later.
            port = port_name(plane, host)
            processes.succeeds(_enter(paths.switch) + ["ip", "link", "delete", port])
    remove_namespace(paths.host(host.name).namespace)


def set_cable(paths, host, plugged):
    """Pulls or plugs the management cable at the switch's end."""
    state = "up" if plugged else "down"
    _in_namespace(paths.switch, [f"link set {port_name('management', host)} {state}"])


def make_namespace(path):
    path.touch(mode=0o600)
    processes.run(["unshare", f"--net={path}", "true"])


def remove_namespace(path):
    mounts.unmount_below(path)
    path.unlink(missing_ok=True)


def _refuse_router_advertisements(name):
    """A router inside the lab must never become a router of this computer."""
    path = f"/proc/sys/net/ipv6/conf/{name}/accept_ra"
    if os.path.exists(path):
        with open(path, "w", encoding="ascii") as file:
            file.write("0\n")


def _enter(namespace):
    return ["nsenter", f"--net={namespace}"]


def _in_namespace(namespace, lines):
    processes.run(_enter(namespace) + ["ip", "-batch", "-"], "\n".join(lines) + "\n")


def _shell_in(namespace, script):
    processes.run(_enter(namespace) + ["sh", "-c", script])


def _batch(lines):
    processes.run(["ip", "-batch", "-"], "\n".join(lines) + "\n")


def can_reach(namespace, address, port):
    """Whether a TCP connection from inside a namespace is answered."""
    code = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 4)"
    probe = ["/usr/bin/python3", "-I", "-c", code, address, str(port)]
    return processes.succeeds(_enter(namespace) + probe)
