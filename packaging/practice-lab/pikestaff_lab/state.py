# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What the lab remembers: where its files lie, which lab there is, who works on it."""

import contextlib
import fcntl
import json
import os
import re
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from .errors import LabError, UsageError
from .inventory import Host, address_in
from .subnets import Network

FORMAT = 1


@dataclass(frozen=True)
class HostPaths:
    """The files of one host."""

    directory: Path
    record: Path
    cut: Path
    namespace: Path
    log: Path
    public_key: Path

    @property
    def upper(self):
        return self.directory / "upper"

    @property
    def work(self):
        return self.directory / "work"

    @property
    def root(self):
        return self.directory / "root"

    @property
    def prepared(self):
        return self.directory / "prepared.json"


class Paths:
    """All places of one lab (state) and of what several labs may share (cache)."""

    def __init__(self, state, cache):
        self.state = Path(state)
        self.cache = Path(cache)
        self.lab = self.state / "lab.json"
        self.lock = self.state / "lock"
        self.access = self.state / "access"
        self.key = self.access / "id_ed25519"
        self.sudo_password = self.access / "sudo-password"
        self.hosts = self.state / "hosts"
        self.run = self.state / "run"
        self.switch = self.run / ".switch"
        self.packages_record = self.run / ".packages.json"
        self.logs = self.state / "log"
        self.trash = self.state / "trash"
        self.roots = self.cache / "roots"

    @classmethod
    def of_environment(cls):
        """Both places; PIKESTAFF_LAB_STATE and PIKESTAFF_LAB_CACHE name others."""
        places = []
        for variable, usual in (("PIKESTAFF_LAB_STATE", "/var/lib/pikestaff/practice-lab"),
                                ("PIKESTAFF_LAB_CACHE", "/var/cache/pikestaff/practice-lab")):
            place = os.environ.get(variable) or usual
            # What means something else in mount options or in an ip command is refused.
            if not re.fullmatch(r"/[\w./+@%-]+", place):
                raise UsageError("bad-place", variable=variable, place=place)
            places.append(os.path.realpath(place))
        return cls(*places)

    @property
    def environment(self):
        """For the lab's own processes, which must find the same places."""
        return {"PIKESTAFF_LAB_STATE": str(self.state), "PIKESTAFF_LAB_CACHE": str(self.cache)}

    def host(self, name):
        return HostPaths(
            self.hosts / name,
            self.run / f"{name}.json",
            self.run / f"{name}.cut",
            self.run / f"{name}.net",
            self.logs / f"{name}.log",
            self.access / f"{name}.pub",
        )

    def root_tree(self, name):
        """A cached root file system itself."""
        return self.roots / name / "fs"

    def make(self):
        """The directories; those that hold foreign root file systems are for root alone."""
        for path, mode in (
            (self.state, 0o755), (self.access, 0o755), (self.run, 0o755), (self.logs, 0o755),
            (self.hosts, 0o700), (self.trash, 0o700), (self.cache, 0o755), (self.roots, 0o700),
        ):
            path.mkdir(mode=mode, parents=True, exist_ok=True)


@dataclass(frozen=True)
class Lab:
    """A lab as planned; what of it runs right now is looked up, never stored."""

    id: str
    suite: str
    nics: int
    owner: int
    cache_port: int
    networks: dict
    hosts: tuple

    def host(self, name):
        for host in self.hosts:
            if host.name == name:
                return host
        known = ", ".join(host.name for host in self.hosts)
        raise LabError("unknown-host", name=name, known=known)

    @property
    def provider(self):
        return self.networks.get("provider", self.networks["management"])

    @property
    def provider_interface(self):
        return "eth1" if "provider" in self.networks else "eth0"

    def address(self, host):
        return address_in(self.networks["management"].cidr, host.number)

    def overlay_address(self, host):
        plane = "overlay" if "overlay" in self.networks else "management"
        return address_in(self.networks[plane].cidr, host.number)

    @property
    def package_proxy(self):
        return f"http://{self.networks['management'].gateway}:{self.cache_port}"


def load(paths):
    """The lab of this state directory, or None when there is none."""
    try:
        record = json.loads(paths.lab.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise LabError("state-damaged", file=paths.lab, cause=error) from error
    if record.get("format") != FORMAT:
        raise LabError("state-format", file=paths.lab)
    try:
        return Lab(
            record["id"], record["suite"], record["nics"], record["owner"], record["cache_port"],
            {plane: Network(**network) for plane, network in record["networks"].items()},
            tuple(Host(**host) for host in record["hosts"]),
        )
    except (KeyError, TypeError) as error:
        raise LabError("state-damaged", file=paths.lab, cause=error) from error


def save(paths, lab):
    write_json(paths.lab, {"format": FORMAT, **asdict(lab)})


def write_json(path, record):
    write_file(path, json.dumps(record, indent=2) + "\n", 0o644)


def read_json(path):
    """A record, or None when it is missing or half-written by a crash of the computer."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write_file(path, text, mode, owner=None):
    """Replaces a file as a whole; nobody else can read it before mode and owner are right."""
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".new-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fchmod(descriptor, mode)
            if owner is not None:
                os.fchown(descriptor, *owner)
            os.fsync(descriptor)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


@contextlib.contextmanager
def locked(paths, verb):
    """One program at a time changes a lab; a second one is told who is at work."""
    paths.state.mkdir(mode=0o755, parents=True, exist_ok=True)
    with open(paths.lock, "a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            pid, _, busy_verb = file.read().strip().partition(" ")
            raise LabError("busy", pid=pid or "?", verb=busy_verb or "?") from None
        file.truncate(0)
        file.write(f"{os.getpid()} {verb}\n")
        file.flush()
        yield


@contextlib.contextmanager
def waited_lock(path, when_busy):
    """A lock that is worth waiting for; when_busy is called once if it must be waited for."""
    with open(path, "a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            when_busy()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
