# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The process that stands beside each host: power, mains and cabling of one server.

It lives from power-on to power-off, starts the container again when the host reboots, and
takes mounts, NICs and groups away when the host is off.
"""

import os
import signal
import subprocess
import sys
import traceback

from . import cgroups, container, mounts, network, processes, state
from .processes import Identity

INIT_SECONDS = 20


class _PowerOff(BaseException):
    """SIGTERM: pull the plug."""


def _on_signal(number, frame):
    # Once is enough: a second signal must not interrupt the cleaning.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _PowerOff


def supervise(paths, name):
    """Runs host NAME until it is off. For the hidden verb supervise-host; logs to stdout."""
    lab = state.load(paths)
    host = lab.host(name)
    decision = cgroups.decide(cgroups.of_this_computer(container.nspawn_version()))
    with open("/proc/self/cgroup", encoding="ascii") as file:
        bases = cgroups.base_directories(decision, lab.id, name, file.read())
    record = {"supervisor": vars(Identity.of(os.getpid())), "groups": bases, "boots": 0,
              "freezer": decision.freezer, "init": None}
    try:
        signal.signal(signal.SIGTERM, _on_signal)
        cgroups.enter(bases, "watch")
        cgroups.weigh(bases, weight(lab, host))
        state.write_json(paths.host(name).record, record)
        files = paths.host(name)
        lower = paths.root_tree(state.read_json(files.prepared)["root"])
        mounts.stack(lower, files.upper, files.work, files.root)
        while _boot(paths, lab, host, decision, record) == container.REBOOT:
            print(f"{name} reboots", flush=True)
    except _PowerOff:
        print(f"{name} is switched off", flush=True)
    except Exception:
        traceback.print_exc()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        clear(paths, lab, host, bases)
    return 0


def weight(lab, host):
    first = host == lab.hosts[0]
    return cgroups.FIRST_HOST_WEIGHT if first else cgroups.WEIGHT


def machine_name(lab, name):
    return f"pk-{lab.id}-{name}"


def _boot(paths, lab, host, decision, record):
    """One boot of the host, to its end; returns nspawn's exit status."""
    files = paths.host(host.name)
    leaves = [os.path.join(base, "host") for base in record["groups"]]
    cgroups.kill(leaves)
    cgroups.remove(leaves)
    network.plug(paths, lab, host)
    devices = [device for device in container.DEVICES if os.path.exists(device)]
    nspawn = subprocess.Popen(
        container.command(files.root, machine_name(lab, host.name), host.name, files.namespace,
                          devices),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env=processes.environment(container.settings(decision)),
        preexec_fn=lambda: cgroups.enter(record["groups"], "host"),
    )
    try:
        processes.wait_until(lambda: nspawn.poll() is not None or find_init(nspawn.pid),
                             INIT_SECONDS)
        init = find_init(nspawn.pid)
        if init:
            record["boots"] += 1
            record["init"] = vars(init)
            state.write_json(files.record, record)
        return nspawn.wait()
    except _PowerOff:
        pull_plug(nspawn, record, leaves)
        raise


def pull_plug(nspawn, record, leaves):
    """Kills the host's init first, so that nspawn sees the end and clears what it has made."""
    init = Identity.load(record["init"])
    if init:
        init.send(signal.SIGKILL)
        cgroups.set_frozen(leaves, record["freezer"], False)
        try:
            nspawn.wait(5)
        except subprocess.TimeoutExpired:
            print("nspawn did not end by itself", flush=True)
    cgroups.kill(leaves)
    nspawn.wait()


def find_init(nspawn_pid):
    """PID 1 of the container: the child of nspawn that is number 1 in a namespace of its own."""
    try:
        with open(f"/proc/{nspawn_pid}/task/{nspawn_pid}/children", encoding="ascii") as file:
            children = [int(word) for word in file.read().split()]
        for pid in children:
            with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
                numbers = next(line for line in file if line.startswith("NSpid:")).split()[1:]
            if len(numbers) > 1 and numbers[-1] == "1":
                return Identity.of(pid)
    except (OSError, StopIteration):
        pass
    return None


def clear(paths, lab, host, bases):
    """Takes away all that a running host holds; used as well after a supervisor was killed."""
    files = paths.host(host.name)
    cgroups.kill([os.path.join(base, "host") for base in bases])
    network.unplug(paths, lab, host)
    mounts.unmount_below(files.root)
    files.record.unlink(missing_ok=True)
    sys.stdout.flush()
    cgroups.remove(bases)
