# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What this computer lacks for the lab: looked up as facts, then judged by a pure function."""

import os
import pwd
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import cgroups, container, mirror, packagecache, processes, rootfs

GIB = 1 << 30

# Program, or path of a file -> Debian package.
PROGRAMS = {
    "systemd-nspawn": "systemd-container",
    "mmdebstrap": "mmdebstrap",
    "apt-cacher-ng": "apt-cacher-ng",
    "ssh-keygen": "openssh-client",
    "ip": "iproute2",
    "nsenter": "util-linux",
    "unshare": "util-linux",
    "chroot": "coreutils",
    "apt-get": "apt",
    # Not on Ubuntu, whose mmdebstrap could not trust a Debian mirror without it.
    "/usr/share/keyrings/debian-archive-keyring.gpg": "debian-archive-keyring",
}

# What an installation of all chapters was seen to need at its end, with some room (GiB).
DISK_OF_ROOT_AND_CACHE = 2
DISK_OF_HOST = {"controller": 4}
DISK_OF_OTHER_HOST = 2
MEMORY_OF_HOST = {"controller": 4}
MEMORY_OF_OTHER_HOST = 1

OVERLAY_TRIAL = (
    'cd "$1" && mkdir lower upper work merged &&'
    " mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work overlay merged"
)


@dataclass(frozen=True)
class Problem:
    """One missing thing: a text id and its values."""

    text_id: str
    values: tuple = ()

    @classmethod
    def of(cls, text_id, **values):
        return cls(text_id, tuple(sorted(values.items())))


@dataclass(frozen=True)
class Need:
    """What the lab that is asked for will take, in GiB."""

    disk: int
    memory: int


@dataclass(frozen=True)
class Facts:
    """What was seen on this computer; None where it could not be looked at."""

    root: bool
    missing_programs: tuple
    kernel_lacks: tuple  # of "overlayfs", "network namespaces", "bridges", "veth"
    decision: cgroups.Decision
    nspawn_version: int
    free_disk: float  # GiB
    disk_place: str
    memory: float  # GiB
    sources: mirror.Sources
    suite: str
    closed_to: tuple  # (user, directory) pairs: the user cannot enter the directory


def need(new_hosts, all_hosts, root_is_cached):
    """Disk for what is still to be made, memory for all hosts together."""
    disk = sum(DISK_OF_HOST.get(host.role, DISK_OF_OTHER_HOST) for host in new_hosts)
    memory = sum(MEMORY_OF_HOST.get(host.role, MEMORY_OF_OTHER_HOST) for host in all_hosts)
    return Need(disk + (0 if root_is_cached else DISK_OF_ROOT_AND_CACHE), memory)


def problems(facts, needed):
    """Every reason why the lab cannot run here, in the order in which a person mends them."""
    found = []
    if not facts.root:
        found.append(Problem.of("need-root"))
    if facts.missing_programs:
        packages = sorted({PROGRAMS.get(name, name) for name in facts.missing_programs})
        found.append(Problem.of("need-programs", programs=", ".join(facts.missing_programs),
                                packages=" ".join(packages)))
    if facts.kernel_lacks:
        found.append(Problem.of("need-kernel", features=", ".join(facts.kernel_lacks)))
    nspawn_is_there = "systemd-nspawn" not in facts.missing_programs
    if facts.decision.problem and (nspawn_is_there or facts.decision.problem != "nspawn-too-old"):
        found.append(Problem.of(facts.decision.problem, version=facts.nspawn_version,
                                oldest=cgroups.OLDEST_NSPAWN))
    if facts.free_disk < needed.disk:
        found.append(Problem.of("need-disk", need=needed.disk, have=floor(facts.free_disk),
                                place=facts.disk_place))
    # A computer sold with 8 GiB shows somewhat less.
    if facts.memory < needed.memory * 0.94:
        found.append(Problem.of("need-memory", need=needed.memory, have=floor(facts.memory)))
    if facts.sources is None and "apt-get" not in facts.missing_programs:
        found.append(Problem.of("need-mirror", suite=facts.suite))
    for user, directory in facts.closed_to:
        found.append(Problem.of("need-way-in", user=user, directory=directory))
    return found


def floor(amount):
    """With one digit, never more than there is."""
    return int(amount * 10) / 10


def look(paths, suite, owner):
    """The facts of this computer."""
    root = os.geteuid() == 0
    missing = tuple(name for name in PROGRAMS if not installed(name))
    version = 0 if "systemd-nspawn" in missing else container.nspawn_version()
    decision = cgroups.decide(cgroups.of_this_computer(version))
    sources = None if "apt-get" in missing else mirror.of_this_computer()
    free = min(free_space(paths.state), free_space(paths.cache))
    lacks = kernel_lacks(paths) if root and "ip" not in missing else ()
    return Facts(root, missing, lacks, decision, version, free / GIB,
                 str(paths.state), total_memory() / GIB, sources, suite,
                 closed_to(paths, owner))


def installed(name):
    if name.startswith("/"):
        return os.path.exists(name)
    return shutil.which(name, path=processes.SEARCH_PATH) is not None


def nearest_existing(path):
    path = Path(path)
    while not os.path.exists(path):
        path = path.parent
    return path


def free_space(path):
    numbers = os.statvfs(nearest_existing(path))
    return numbers.f_bavail * numbers.f_frsize


def total_memory():
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemTotal:"):
                return int(line.split()[1]) * 1024
    return 0


def kernel_lacks(paths):
    """Each feature is tried out, in namespaces that vanish with the trial."""
    lacks = []
    if not overlay_works(nearest_existing(paths.state)):
        lacks.append("overlayfs")
    if not processes.succeeds(["unshare", "--net", "true"]):
        return (*lacks, "network namespaces")
    for feature, command in (("bridges", "ip link add trial type bridge"),
                             ("veth", "ip link add trial type veth peer name trial2")):
        if not processes.succeeds(["unshare", "--net", "sh", "-c", command]):
            lacks.append(feature)
    return tuple(lacks)


def overlay_works(directory):
    """Whether the state's file system can carry the upper layer of an overlay."""
    with tempfile.TemporaryDirectory(dir=directory, prefix=".practice-lab-trial-") as trial:
        return processes.succeeds(["unshare", "--mount", "sh", "-c", OVERLAY_TRIAL, "sh", trial])


def closed_to(paths, owner):
    """Who must enter a directory of the lab and cannot."""
    wanted = [(owner, paths.state)]
    account = packagecache.account()
    if account:
        wanted += [(account[0], paths.state), (account[0], paths.cache)]
    found = []
    for uid, directory in wanted:
        user, groups = groups_of(uid)
        for parent in (nearest_existing(directory), *nearest_existing(directory).parents):
            if not may_enter(os.stat(parent), uid, groups):
                found.append((user, str(parent)))
    return tuple(dict.fromkeys(found))


def groups_of(uid):
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return str(uid), ()
    return entry.pw_name, tuple(os.getgrouplist(entry.pw_name, entry.pw_gid))


def may_enter(status, uid, groups):
    """The kernel's own rule for a directory's execute bit. Pure."""
    if uid == 0:
        return True
    if status.st_uid == uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid in groups:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


def root_is_cached(paths, suite, sources):
    name = rootfs.root_name(suite, sources) if sources else ""
    return bool(name) and rootfs.existing(paths, name) is not None
