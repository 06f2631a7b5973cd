# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The package cache: apt-cacher-ng with a configuration of our own at the lab's gateway."""

import fcntl
import os
import pwd
import shutil
import signal
import socket

from . import cgroups, container, processes, state
from .errors import LabError
from .processes import Identity

PROGRAM = "/usr/sbin/apt-cacher-ng"
USER = "apt-cacher-ng"
# Not 3142: Debian starts the package's own service there, on all addresses.
PORTS = range(3150, 3190)
NAME = "packages"


def configuration(directory, address, port, sources, proxy, offline):
    """The text of acng.conf.

    Debian's own configuration maps the mirror's name to another host, which need not be
    reachable from here; ours maps nothing but https archives, which hosts name as http.
    """
    lines = [
        f"CacheDir: {directory}/files",
        f"LogDir: {directory}/log",
        "SupportDir: /usr/lib/apt-cacher-ng",
        f"BindAddress: {address}",
        f"Port: {port}",
        # Empty: no socket, since the default one belongs to the computer's own service.
        "SocketPath:",
        # Nothing expires by itself: the cache is there to be used again weeks later.
        "ExThreshold: 1000",
        "VerboseLog: 0",
        "ForeGround: 1",
        f"Offlinemode: {int(offline)}",
    ]
    if proxy:
        lines.append(f"Proxy: {proxy}")
    secure = [address for address in sources.addresses if address.startswith("https://")]
    for number, archive in enumerate(secure):
        plain = "http://" + archive.partition("://")[2]
        lines.append(f"Remap-practicelab{number}: {plain} ; {archive}")
    return "".join(f"{line}\n" for line in lines)


def account():
    """User and group of the cache, or None when apt-cacher-ng is not installed."""
    try:
        entry = pwd.getpwnam(USER)
    except KeyError:
        return None
    return entry.pw_uid, entry.pw_gid


def free_port(address):
    """A port that nothing listens on; address must be one of this computer."""
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    raise LabError("no-free-port", first=PORTS.start, last=PORTS.stop - 1)


def answers(address, port):
    try:
        with socket.create_connection((address, port), 1):
            return True
    except OSError:
        return False


def running(paths):
    """The cache's process, or None."""
    identity = Identity.load((state.read_json(paths.packages_record) or {}).get("server"))
    return identity if identity and identity.alive() else None


def start(paths, lab, sources, proxy, offline, decision, program):
    """Starts the cache for a lab, detached; program is how this program is called."""
    stop(paths)
    cgroups.forget_scope(decision, lab.id, NAME)
    directory = paths.run / "packages"
    directory.mkdir(mode=0o755, exist_ok=True)
    gateway = lab.networks["management"].gateway
    store = choose_store(paths)
    # A proxy may carry a password, so that only the cache itself can read its configuration.
    text = configuration(store, gateway, lab.cache_port, sources, proxy, offline)
    state.write_file(directory / "acng.conf", text, 0o600, account())
    log = paths.logs / "packages.log"
    child = processes.detach(
        cgroups.launcher(decision, lab.id, NAME) + [*program, "serve-packages", str(store)], log,
        paths.environment)
    if not processes.wait_until(
        lambda: child.poll() is not None or answers(gateway, lab.cache_port), 10
    ) or child.poll() is not None:
        child.kill()
        raise LabError("cache-failed", log=log)


def choose_store(paths):
    """The first store that no other lab's cache uses: two servers must not share one."""
    number = 1
    while True:
        store = paths.cache / ("packages" if number == 1 else f"packages-{number}")
        store.mkdir(mode=0o755, exist_ok=True)
        with open(store / "lock", "a", encoding="ascii") as file:
            if lock(file):
                return store
        number += 1


def lock(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def serve(paths, store):
    """Becomes the cache server. For the hidden verb serve-packages; does not return."""
    lab = state.load(paths)
    decision = cgroups.decide(cgroups.of_this_computer(container.nspawn_version()))
    with open("/proc/self/cgroup", encoding="ascii") as file:
        bases = cgroups.base_directories(decision, lab.id, NAME, file.read())
    cgroups.enter(bases, "server")
    uid, gid = account()
    for name in ("files", "log"):
        path = os.path.join(store, name)
        os.makedirs(path, mode=0o755, exist_ok=True)
        if os.stat(path).st_uid != uid:
            processes.run(["chown", "-R", f"{uid}:{gid}", path])
    # The lock outlives exec and ends with the server, however that ends.
    descriptor = os.open(os.path.join(store, "lock"), os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(descriptor, "r+", closefd=False) as file:
        if not lock(file):
            raise LabError("cache-store-taken", store=store)
    os.set_inheritable(descriptor, True)
    state.write_json(paths.packages_record,
                     {"server": vars(Identity.of(os.getpid())), "groups": bases})
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    os.execve(PROGRAM, [PROGRAM, "-c", str(paths.run / "packages")], processes.environment())


def stop(paths):
    """Ends the cache and removes what it holds outside the stores."""
    record = state.read_json(paths.packages_record) or {}
    identity = Identity.load(record.get("server"))
    if identity:
        identity.send(signal.SIGTERM)
        if not identity.wait(5):
            identity.send(signal.SIGKILL)
            identity.wait(5)
    groups = record.get("groups", [])
    cgroups.kill(groups)
    cgroups.remove(groups)
    shutil.rmtree(paths.run / "packages", ignore_errors=True)
    paths.packages_record.unlink(missing_ok=True)


def is_offline(paths):
    """Whether the cache was started without a reachable mirror."""
    try:
        text = (paths.run / "packages" / "acng.conf").read_text(encoding="utf-8")
    except OSError:
        return False
    return "Offlinemode: 1\n" in text


def has_content(paths):
    """Whether any package lies in a store of the cache."""
    return any(next(store.glob("files/**/*.deb"), None) for store in paths.cache.glob("packages*"))


def purge(paths):
    """Removes the stores that no other lab uses; returns those kept."""
    kept = []
    for store in sorted(paths.cache.glob("packages*")):
        with open(store / "lock", "a", encoding="ascii") as file:
            if lock(file):
                shutil.rmtree(store)
            else:
                kept.append(store.name)
    return kept
