# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Control groups: which way this computer needs, and the groups of the hosts."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass

from . import processes
from .errors import LabError

OLDEST_NSPAWN = 242  # --console=pipe
UNIFIED, NAMED, CPU = "", "name=systemd", "cpu"
# Of the processors, in percent of what any other group gets. The others wait for the first host of
# a lab most of the time.
FIRST_HOST_WEIGHT, WEIGHT = 400, 100


@dataclass(frozen=True)
class Surroundings:
    """What the decision depends on; unified, named and cpu are mount points or empty."""

    pid1_is_systemd: bool
    unified: str
    named: str
    kernel_has_cgroup2: bool
    nspawn_version: int
    cpu: str = ""  # of cgroup v1


@dataclass(frozen=True)
class Decision:
    """How hosts are started here.

    own_scope: systemd makes and delegates the group, else the lab makes its own one.
    trees: (hierarchy as /proc/PID/cgroup writes it, mount point) where a host gets a group.
    guest_unified: the host sees cgroup v2; freezer: "group" or "signals".
    problem: a text id when it cannot be done here, else empty.
    """

    own_scope: bool
    trees: tuple
    guest_unified: bool
    freezer: str
    problem: str = ""


def parse_mounts(text):
    """(unified, named, cpu) mount points out of /proc/mounts, each empty when missing."""
    unified = named = cpu = ""
    for line in text.splitlines():
        fields = line.split()
        if len(fields) < 4:
            continue
        _, point, kind, options = fields[:4]
        if kind == "cgroup2" and not unified:
            unified = point
        elif kind == "cgroup" and "name=systemd" in options.split(",") and not named:
            named = point
        elif kind == "cgroup" and "cpu" in options.split(",") and not cpu:
            cpu = point
    return unified, named, cpu


def decide(around):
    """Pure; every case stands in the table of its test."""
    known = ((UNIFIED, around.unified), (NAMED, around.named))
    trees = tuple((hierarchy, point) for hierarchy, point in known if point)
    # Where systemd makes the group, it weighs it as well.
    weighing = ((CPU, around.cpu),) if around.cpu and not around.pid1_is_systemd else ()
    problem = ""
    if around.nspawn_version < OLDEST_NSPAWN:
        problem = "nspawn-too-old"
    elif not around.kernel_has_cgroup2:
        problem = "no-cgroup2"
    elif not trees:
        problem = "no-cgroup-mount"
    return Decision(
        own_scope=around.pid1_is_systemd,
        trees=trees + weighing,
        guest_unified=True,
        freezer="group" if around.unified else "signals",
        problem=problem,
    )


def of_this_computer(nspawn_version):
    with open("/proc/mounts", encoding="utf-8", errors="replace") as file:
        unified, named, cpu = parse_mounts(file.read())
    with open("/proc/filesystems", encoding="ascii") as file:
        has_cgroup2 = any(line.split()[-1] == "cgroup2" for line in file if line.strip())
    # The same test as sd_booted(3).
    systemd = os.path.isdir("/run/systemd/system")
    return Surroundings(systemd, unified, named, has_cgroup2, nspawn_version, cpu)


def group_name(lab_id, name):
    return f"pikestaff-lab-{lab_id}-{name}"


def launcher(decision, lab_id, name, weight=WEIGHT):
    """What stands before a command that shall live in a group of its own."""
    if not decision.own_scope:
        return []
    return [
        "systemd-run", "--scope", "--quiet", "--collect", "--property=Delegate=yes",
        f"--property=CPUWeight={weight}", f"--unit={group_name(lab_id, name)}", "--",
    ]


def forget_scope(decision, lab_id, name):
    """Makes systemd let go of a scope that was killed, so that its name is free at once."""
    if decision.own_scope:
        unit = f"{group_name(lab_id, name)}.scope"
        processes.succeeds(["systemctl", "stop", unit])
        processes.succeeds(["systemctl", "reset-failed", unit])


def base_directories(decision, lab_id, name, own_groups):
    """The group's directory in each tree; own_groups is the text of /proc/self/cgroup.

    Only groups that are ours by name are returned, since all in them is killed one day.
    """
    group = group_name(lab_id, name)
    if not decision.own_scope:
        return [os.path.join(point, group) for _, point in decision.trees]
    paths = dict(line.split(":", 2)[1:] for line in own_groups.splitlines())
    found = []
    for hierarchy, point in decision.trees:
        path = paths.get(hierarchy, "")
        if path.endswith(f"/{group}.scope"):
            found.append(os.path.join(point, path.lstrip("/")))
    if not found:
        raise LabError("no-own-group", group=group)
    return found


def enter(bases, leaf):
    """Moves this process into the leaf of each base, made if need be."""
    for base in bases:
        group = os.path.join(base, leaf)
        os.makedirs(group, exist_ok=True)
        with open(os.path.join(group, "cgroup.procs"), "w", encoding="ascii") as file:
            file.write(str(os.getpid()))


def weigh(bases, weight):
    """How much of the processors the groups get when others want them too."""
    for base in bases:
        shares = os.path.join(base, "cpu.shares")
        if os.path.exists(shares):
            with open(shares, "w", encoding="ascii") as file:
                file.write(str(1024 * weight // 100))


def members(bases):
    """All pids in the bases and below."""
    found = set()
    for base in bases:
        for directory, _, _ in os.walk(base):
            with contextlib.suppress(OSError):
                with open(os.path.join(directory, "cgroup.procs"), encoding="ascii") as file:
                    found.update(int(word) for word in file.read().split())
    return found - {0}


def kill(bases, seconds=10):
    """Kills all members until none is left; True when that was reached."""
    limit = time.monotonic() + seconds
    while True:
        alive = members(bases)
        if not alive:
            return True
        if time.monotonic() > limit:
            return False
        for pid in alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.03)


def remove(bases):
    """Removes the empty groups, innermost first; a busy one stays for the next time."""
    for base in bases:
        for directory, _, _ in os.walk(base, topdown=False):
            with contextlib.suppress(OSError):
                os.rmdir(directory)


def set_frozen(bases, freezer, frozen):
    """Stops or continues everything in the groups."""
    if freezer == "group":
        # Only cgroup v2 has the file; the same members stand in the v1 tree as well.
        for file in (os.path.join(base, "cgroup.freeze") for base in bases):
            if os.path.exists(file):
                with open(file, "w", encoding="ascii") as control:
                    control.write("1" if frozen else "0")
        return
    number = signal.SIGSTOP if frozen else signal.SIGCONT
    done = set()
    while members(bases) - done:
        for pid in members(bases) - done:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
            done.add(pid)
