# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The command line of one host's container. Pure, but for asking which nspawn there is."""

import re

from . import processes
from .errors import LabError

# Exit status of nspawn with --keep-unit when the host reboots: start it again.
REBOOT = 133

# Devices of a server that a container lacks: tunnels, virtualization, FUSE, loop files.
DEVICES = ("/dev/net/tun", "/dev/kvm", "/dev/fuse", "/dev/loop-control")


def parse_version(text):
    """The number in `systemd-nspawn --version`, 0 when there is none."""
    match = re.search(r"\bsystemd (\d+)", text)
    return int(match.group(1)) if match else 0


def nspawn_version():
    try:
        return parse_version(processes.run(["systemd-nspawn", "--version"]))
    except (LabError, FileNotFoundError):
        return 0


def command(root, machine, hostname, namespace, devices):
    """The nspawn command of a host."""
    return [
        "systemd-nspawn",
        "--quiet",
        "--boot",
        f"--directory={root}",
        f"--machine={machine}",
        f"--hostname={hostname}",
        f"--network-namespace-path={namespace}",
        # Needs neither machined nor a unit of its own, so that it works without systemd, too.
        "--register=no",
        "--keep-unit",
        # The hosts share this computer's clock and must not set it; anything else a server may.
        "--capability=all",
        "--drop-capability=CAP_SYS_TIME",
        "--system-call-filter=@keyring bpf @raw-io",
        # What the host itself says about log, resolver and time zone counts.
        "--link-journal=no",
        "--resolv-conf=off",
        "--timezone=off",
        "--console=pipe",
        *(f"--bind={device}" for device in devices),
    ]


def settings(decision):
    """Environment of the nspawn command."""
    return {
        "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1" if decision.guest_unified else "0",
        # /proc/sys/net is writable as on a server, /sys is not: no udev in a container.
        "SYSTEMD_NSPAWN_API_VFS_WRITABLE": "network",
        "SYSTEMD_NSPAWN_TMPFS_TMP": "0",
    }
