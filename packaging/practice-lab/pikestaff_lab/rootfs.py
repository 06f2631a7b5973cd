# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The cached root file system: one per suite and content, made once, never changed."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass

from . import mounts, processes, state
from .errors import LabError

# Raise it when finish() changes; everything else below is part of the version by itself.
RECIPE = 1

# What the Debian installer puts on a server without a desktop (priorities up to important),
# the SSH server, and those of its standard packages that an installation meets.
PACKAGES = (
    "systemd-sysv", "dbus", "libpam-systemd", "systemd-timesyncd", "openssh-server", "sudo",
    "python3-minimal", "ca-certificates", "wget", "bzip2", "xz-utils", "apt-utils", "netbase",
    "ifupdown", "iproute2", "iputils-ping", "procps", "kmod", "less", "nano",
)

# The only differences to a plain server that the root carries: dpkg speed and clock.
DPKG_OPTIONS = ("force-unsafe-io", "path-exclude=/usr/share/man/*",
                "path-exclude=/usr/share/locale/*")

CLOCK = "/etc/systemd/system/chrony.service.d/practice-lab-clock"
FILES = {
    "/etc/dpkg/dpkg.cfg.d/practice-lab":
        "# Speed of the practice lab: no fsync, no man pages, no translations.\n"
        + "".join(f"{option}\n" for option in DPKG_OPTIONS),
    # All hosts share the clock of one computer: chronyd serves time but must never set it.
    # -F 1 is Debian's own option. A later environment file wins over /etc/default/chrony.
    f"{CLOCK}.conf":
        "[Unit]\nConditionCapability=\n\n"
        f"[Service]\nEnvironmentFile={CLOCK}.env\n",
    f"{CLOCK}.env": 'DAEMON_OPTS="-F 1 -x"\n',
}

STAGES = {
    "running apt-get update": "root-update",
    "downloading packages": "root-download",
    "extracting archives": "root-extract",
    "installing essential": "root-essential",
    "installing remaining": "root-install",
    "cleaning package lists": "root-clean",
}


@dataclass(frozen=True)
class Root:
    """A root file system in the cache: its directory's name and which build it is."""

    name: str
    build: str


def version(suite, sources):
    """Changes whenever a root made now would have another content."""
    recipe = [RECIPE, suite, PACKAGES, DPKG_OPTIONS, FILES, sources.lines(suite)]
    return hashlib.sha256(json.dumps(recipe).encode()).hexdigest()[:12]


def root_name(suite, sources):
    return f"{suite}-{version(suite, sources)}"


def existing(paths, name):
    """The root of this name, or None; a half-made one never has this name."""
    record = state.read_json(paths.roots / name / "root.json")
    return Root(name, record["build"]) if record else None


def ensure(paths, suite, sources, proxy, progress):
    """The root for suite, made now when the cache lacks it."""
    name = root_name(suite, sources)
    with state.waited_lock(paths.roots / ".lock", lambda: progress.note("root-waiting")):
        found = existing(paths, name)
        if found:
            return found
        remove_leftovers(paths)
        work = paths.roots / f".new-{os.getpid()}"
        work.mkdir(mode=0o755)
        try:
            bootstrap(work, suite, sources.lines(suite), proxy, paths, progress)
            finish(work / "fs", sources.lines(suite))
            build = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(3).hex()}"
            state.write_json(work / "root.json", {"build": build, "suite": suite})
            processes.run(["sync", "--file-system", str(work)])
            work.rename(paths.roots / name)
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            raise
    return Root(name, build)


def remove_leftovers(paths):
    """Half-made roots of programs that were killed; call it under the roots' lock."""
    for path in paths.roots.glob(".new-*"):
        processes.run(["rm", "-rf", "--one-file-system", str(path)])


def bootstrap_command(target, suite, lines, proxy):
    """mmdebstrap in namespaces of its own: if it is killed, no process or mount stays."""
    options = [f"--dpkgopt={option}" for option in DPKG_OPTIONS]
    return [
        "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--",
        "mmdebstrap", "--mode=root", "--variant=important", "--format=directory",
        f"--include={','.join(PACKAGES)}", f'--aptopt=Acquire::http::Proxy "{proxy}"',
        *options, suite, str(target), *lines,
    ]


def bootstrap(work, suite, lines, proxy, paths, progress):
    """Runs mmdebstrap and tells its stages; its output is kept in the log directory."""
    log_path = paths.logs / f"root-{suite}.log"
    last = ""
    child = subprocess.Popen(
        bootstrap_command(work / "fs", suite, lines, proxy),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=processes.environment(),
        cwd="/",
        start_new_session=True,
        preexec_fn=processes.die_with_parent,
    )
    try:
        with open(log_path, "w", encoding="utf-8") as log:
            for line in child.stdout:
                log.write(line)
                last = line.strip() if line.startswith("E:") or not last else last
                for words, text_id in STAGES.items():
                    if line.startswith(f"I: {words}"):
                        progress.note(text_id)
        status = child.wait()
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        child.stdout.close()
    if status != 0:
        raise LabError("root-failed", suite=suite, cause=last or f"exit status {status}",
                       log=log_path)


def finish(root, lines):
    """Makes the tree a freshly installed server: an admin account, nothing of its making."""
    for leftover in ("etc/apt/apt.conf.d/99mmdebstrap", "etc/dpkg/dpkg.cfg.d/99mmdebstrap"):
        (root / leftover).unlink(missing_ok=True)
    for key in (root / "etc/ssh").glob("ssh_host_*"):
        key.unlink()
    apt = {"/etc/apt/sources.list": "".join(f"{line}\n" for line in lines)}
    for path, text in {**FILES, **apt}.items():
        target = root / path.lstrip("/")
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        target.chmod(0o644)
    processes.run(["chroot", str(root), "useradd", "--create-home", "--shell=/bin/bash",
                   "--uid=1000", "--groups=sudo", "ops"])


def purge(paths):
    """Removes all cached roots that no lab of this computer stands on; returns those kept."""
    if not paths.roots.exists():
        return []
    kept = []
    with state.waited_lock(paths.roots / ".lock", lambda: None):
        remove_leftovers(paths)
        table = mounts.table()
        for path in sorted(paths.roots.iterdir()):
            if path.name == ".lock":
                continue
            if mounts.overlay_uses(paths.root_tree(path.name), table):
                kept.append(path.name)
                continue
            # First out of sight, so that an interrupted purge leaves no half a root.
            doomed = paths.roots / f".new-purge-{path.name}"
            path.rename(doomed)
            processes.run(["rm", "-rf", "--one-file-system", str(doomed)])
    return kept
