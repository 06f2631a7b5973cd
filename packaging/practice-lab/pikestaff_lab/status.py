# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What the lab is right now. Reads only, needs no root."""

import base64
import hashlib
from dataclasses import asdict

from . import hosts, inventory, network, packagecache, state


def fingerprint(public_key):
    """SHA256:... as ssh-keygen shows it, of 'type base64'."""
    blob = base64.b64decode(public_key.split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def host_state(paths, name):
    if not hosts.supervisor_of(paths, name) or not hosts.init_of(paths, name):
        return "stopped"
    if hosts.is_paused(paths, name):
        return "paused"
    return "cut" if paths.host(name).cut.exists() else "running"


def lab_state(host_states, infrastructure_runs):
    """up: all hosts are on (paused and cut ones as well); down: nothing is. Pure."""
    on = [word != "stopped" for word in host_states]
    if all(on) and on and infrastructure_runs:
        return "up"
    return "partial" if any(on) or infrastructure_runs else "down"


def describe(paths):
    """The status record of the command line's contract."""
    lab = state.load(paths)
    if lab is None:
        return {"state": "down", "suite": None, "management": None, "provider": None,
                "user_key": None, "sudo_user": None, "sudo_password_file": None, "hosts": []}
    entries = [describe_host(paths, lab, host) for host in lab.hosts]
    runs = packagecache.running(paths) is not None and network.is_up(paths, lab)
    provider = lab.provider
    return {
        "state": lab_state([entry["state"] for entry in entries], runs),
        "suite": lab.suite,
        "management": asdict(lab.networks["management"]),
        "provider": {
            **asdict(provider),
            "pool_start": inventory.address_in(provider.cidr, inventory.POOL_FIRST),
            "pool_end": inventory.address_in(provider.cidr, inventory.POOL_LAST),
        },
        "user_key": str(paths.key),
        "sudo_user": "ops",
        "sudo_password_file": str(paths.sudo_password),
        "hosts": entries,
    }


def describe_host(paths, lab, host):
    file = paths.host(host.name).public_key
    public_key = file.read_text(encoding="ascii").strip() if file.exists() else None
    return {
        "name": host.name,
        "address": lab.address(host),
        "roles": roles(lab, host),
        "state": host_state(paths, host.name),
        "port": hosts.SSH_PORT,
        "user": "root",
        "key": str(paths.key),
        "provider_interface": lab.provider_interface,
        "overlay_address": lab.overlay_address(host),
        "host_key": fingerprint(public_key) if public_key else None,
        "public_host_key": public_key,
    }


def roles(lab, host):
    """A controller without any compute node beside it runs the instances as well. Pure."""
    lone = host.role == "controller" and not any(h.role == "compute" for h in lab.hosts)
    return [host.role, "compute"] if lone else [host.role]


def as_text(record, text):
    """The record for a person."""
    words = {"up": "lab-is-up", "down": "lab-is-down", "partial": "lab-is-partial"}
    lines = [text(words[record["state"]], suite=record["suite"] or "")]
    for entry in record["hosts"]:
        lines.append(f"  {entry['name']:<14} {entry['address']:<15} "
                     f"{text('host-' + entry['state']):<10} {entry['host_key'] or ''}")
    if record["state"] != "down":
        management, provider = record["management"], record["provider"]
        first = record["hosts"][0]
        lines += [
            text("status-networks", management=management["cidr"], provider=provider["cidr"],
                 first=provider["pool_start"], last=provider["pool_end"]),
            text("status-login",
                 command=f"ssh -i {record['user_key']} root@{first['address']}"),
            text("status-sudo", user=record["sudo_user"], file=record["sudo_password_file"]),
        ]
    return "\n".join(lines)
