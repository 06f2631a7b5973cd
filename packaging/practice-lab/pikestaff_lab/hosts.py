# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Making, starting and stopping hosts."""

import contextlib
import os
import shutil
import signal
import socket
import uuid
from pathlib import Path

from . import access, cgroups, hostfiles, mounts, processes, state, supervisor
from .errors import LabError
from .processes import Identity

SSH_PORT = 22
READY_SECONDS = 120
STOP_SECONDS = 20


def prepared(paths, host):
    """What was noted when the host was made, or None when it must be made (again)."""
    return state.read_json(paths.host(host.name).prepared)


def prepare(paths, lab, host, root):
    """Makes a fresh host: its own layer, keys and files. A half-made one is thrown away."""
    files = paths.host(host.name)
    throw_away(paths, host.name)
    for directory in (files.directory, files.upper, files.work, files.root):
        directory.mkdir(mode=0o755)
    mounts.stack(paths.root_tree(root.name), files.upper, files.work, files.root)
    machine_id = uuid.uuid4().hex
    for path, file in hostfiles.files(lab, host, machine_id, access.public_key(paths)).items():
        write_into(files.root, path, file)
    processes.run(["ssh-keygen", "-q", "-A", "-f", str(files.root)])
    # By stdin, so that the password stands in no argument list.
    processes.run(["chroot", str(files.root), "chpasswd"],
                  f"ops:{access.sudo_password(paths)}\n")
    public = (files.root / "etc/ssh/ssh_host_ed25519_key.pub").read_text(encoding="ascii")
    # Copied, since the host's own files are for root alone. Without the comment.
    state.write_file(files.public_key, " ".join(public.split()[:2]) + "\n", 0o644)
    state.write_json(files.prepared, {"root": root.name, "build": root.build})


def write_into(root, path, file):
    """Writes one file of a fresh host, with directories that belong to the file's owner."""
    target = Path(root) / path.lstrip("/")
    if not target.parent.exists():
        target.parent.mkdir(mode=0o700)
        os.chown(target.parent, *file.owner)
    # A new file, since the cached root may hold a link here, e.g. for /etc/resolv.conf.
    target.unlink(missing_ok=True)
    target.write_text(file.text, encoding="utf-8")
    os.chown(target, *file.owner)
    target.chmod(file.mode)


def throw_away(paths, name):
    """Puts a stopped host's files out of sight at once; empty_trash removes them."""
    directory = paths.host(name).directory
    paths.host(name).public_key.unlink(missing_ok=True)
    if directory.exists():
        mounts.unmount_below(directory)
        directory.rename(paths.trash / uuid.uuid4().hex)


def empty_trash(paths, wait):
    """Removes thrown away hosts, which takes seconds; without wait, behind our back."""
    if not paths.trash.exists() or not any(paths.trash.iterdir()):
        return
    command = ["rm", "-rf", "--one-file-system", *map(str, paths.trash.iterdir())]
    if wait:
        processes.run(command)
    else:
        processes.detach(["nice", *command], os.devnull, {})


def record(paths, name):
    return state.read_json(paths.host(name).record) or {}


def supervisor_of(paths, name):
    """The process that runs the host, or None when the host is off."""
    identity = Identity.load(record(paths, name).get("supervisor"))
    return identity if identity and identity.alive() else None


def init_of(paths, name):
    """PID 1 of the running host, or None."""
    identity = Identity.load(record(paths, name).get("init"))
    return identity if identity and identity.alive() else None


def start(paths, lab, host, decision, program):
    """Switches a prepared host on; returns once its init runs."""
    clear_after_crash(paths, lab, host, decision)
    log = paths.host(host.name).log
    launcher = cgroups.launcher(decision, lab.id, host.name, supervisor.weight(lab, host))
    child = processes.detach([*launcher, *program, "supervise-host", host.name], log,
                             paths.environment)
    processes.wait_until(
        lambda: child.poll() is not None or init_of(paths, host.name), READY_SECONDS)
    if not init_of(paths, host.name):
        child.terminate()
        raise LabError("host-not-started", host=host.name, log=log)


def clear_after_crash(paths, lab, host, decision):
    """Takes away what a killed supervisor has left."""
    groups = record(paths, host.name).get("groups")
    if groups is None:
        # It was killed before it could note them. A scope that systemd made goes by itself.
        groups = [] if decision.own_scope else cgroups.base_directories(
            decision, lab.id, host.name, "")
    supervisor.clear(paths, lab, host, groups)
    if cgroups.members(groups):
        raise LabError("host-not-stopped", host=host.name)
    cgroups.forget_scope(decision, lab.id, host.name)


def stop(paths, lab, hosts, decision):
    """Switches hosts off at once (nothing of theirs is saved), all at the same time."""
    running = [(host, supervisor_of(paths, host.name)) for host in hosts]
    for _, identity in running:
        if identity:
            identity.send(signal.SIGTERM)
    for host, identity in running:
        if identity and not identity.wait(STOP_SECONDS):
            identity.send(signal.SIGKILL)
            identity.wait(STOP_SECONDS)
        clear_after_crash(paths, lab, host, decision)


def greets(address):
    """Whether an SSH server says hello there."""
    try:
        with socket.create_connection((address, SSH_PORT), 0.5) as connection:
            connection.settimeout(0.5)
            return connection.recv(4) == b"SSH-"
    except OSError:
        return False


def command_inside(init, command):
    """The command as root inside a running host, in all its namespaces."""
    return ["nsenter", f"--target={init.pid}", "--mount", "--uts", "--ipc", "--net", "--pid",
            "--cgroup", "--root", "--wd", "--", *command]


def system_state(paths, name):
    """What systemd in the host says of itself: starting, running, degraded, ..."""
    init = init_of(paths, name)
    if not init:
        return "off"
    with contextlib.suppress(LabError):
        # Its exit status is 1 for all but running, so only the word counts.
        script = "systemctl is-system-running 2>/dev/null || true"
        return processes.run(command_inside(init, ["sh", "-c", script])).strip()
    return "unknown"


def failed_units(paths, name):
    init = init_of(paths, name)
    if not init:
        return ""
    listing = processes.run(command_inside(
        init, ["systemctl", "list-units", "--state=failed", "--plain", "--no-legend"]))
    return ", ".join(line.split()[0] for line in listing.splitlines() if line.split())


def boots(paths, name):
    return record(paths, name).get("boots", 0)


def wait_ready(paths, lab, hosts, on_ready, seconds=READY_SECONDS, least_boots=0):
    """Waits until every host is booted and answers; on_ready(host, systemd's word) for each.

    least_boots: boots that a host must have seen since it was switched on, for a reboot.
    """
    waiting = list(hosts)

    def look():
        for host in list(waiting):
            if not supervisor_of(paths, host.name):
                raise LabError("host-went-off", host=host.name, log=paths.host(host.name).log)
            if boots(paths, host.name) < least_boots:
                continue
            if paths.host(host.name).cut.exists() or greets(lab.address(host)):
                word = system_state(paths, host.name)
                if word in ("running", "degraded"):
                    waiting.remove(host)
                    on_ready(host, word)
        return not waiting

    if not processes.wait_until(look, seconds, 0.05):
        raise LabError("host-not-ready", host=waiting[0].name, seconds=seconds,
                       log=paths.host(waiting[0].name).log)


def set_paused(paths, host, paused):
    """Stops or continues all of the host's processes."""
    found = record(paths, host.name)
    leaves = [os.path.join(base, "host") for base in found["groups"]]
    cgroups.set_frozen(leaves, found["freezer"], paused)


def is_paused(paths, name):
    """Reads what set_paused has done; needs no root."""
    found = record(paths, name)
    if found.get("freezer") == "group":
        for base in found.get("groups", []):
            with contextlib.suppress(OSError):
                text = Path(base, "host", "cgroup.freeze").read_text(encoding="ascii")
                return text.strip() == "1"
    init = init_of(paths, name)
    stat = processes.read_stat(init.pid) if init else None
    return bool(stat) and stat[0] == "T"


def remove_all(paths):
    """The files of all hosts, for good."""
    if paths.hosts.exists():
        for directory in paths.hosts.iterdir():
            throw_away(paths, directory.name)
    empty_trash(paths, wait=True)
    for directory in (paths.hosts, paths.run, paths.access, paths.logs, paths.trash):
        shutil.rmtree(directory, ignore_errors=True)
