# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Running programs, and knowing processes again without mistaking a reused pid."""

import ctypes
import os
import shlex
import signal
import subprocess
import time
from dataclasses import dataclass

from .errors import LabError

SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PR_SET_PDEATHSIG = 1


def environment(extra=None):
    """The environment of every program the lab starts: nothing of the caller's."""
    return {"PATH": SEARCH_PATH, "HOME": "/root", "LC_ALL": "C.UTF-8", **(extra or {})}


def run(argv, stdin=None):
    """Runs a program to its end and returns its output; a failure names command and cause."""
    done = subprocess.run(
        argv,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        errors="replace",
        env=environment(),
        cwd="/",
    )
    if done.returncode != 0:
        raise LabError(
            "command-failed",
            command=shlex.join(argv),
            cause=last_line(done.stderr) or f"exit status {done.returncode}",
        )
    return done.stdout


def succeeds(argv, stdin=None):
    """Whether the program ends with 0; for questions whose answer may well be no."""
    try:
        run(argv, stdin)
    except (LabError, FileNotFoundError):
        return False
    return True


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def die_with_parent():
    """For preexec_fn: the kernel kills this child when the program that started it dies."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def detach(argv, log_path, extra):
    """Starts a program of its own session that outlives us; its output goes to log_path.

    extra: environment variables on top of the usual ones.
    """
    with open(log_path, "ab") as log:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=environment(extra),
            cwd="/",
        )


def this_boot():
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        return file.read().strip()


def read_stat(pid):
    """(state letter, start time in ticks) of a process, or None when there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0], int(fields[19])


@dataclass(frozen=True)
class Identity:
    """One process for certain: pid, start time and boot, so that a reused pid is not it."""

    pid: int
    started: int
    boot: str

    @classmethod
    def of(cls, pid):
        stat = read_stat(pid)
        return None if stat is None else cls(pid, stat[1], this_boot())

    @classmethod
    def load(cls, record):
        return cls(**record) if record else None

    def alive(self):
        stat = read_stat(self.pid)
        if stat is None or stat[0] in "ZX" or stat[1] != self.started:
            return False
        return self.boot == this_boot()

    def send(self, number):
        if self.alive():
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass

    def wait(self, seconds):
        """True once the process is gone, False when it still lives after so many seconds."""
        return wait_until(lambda: not self.alive(), seconds)


def wait_until(condition, seconds, pause=0.02):
    """Polls condition; returns its last value as a bool."""
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= limit:
            return bool(condition())
        time.sleep(pause)
    return True
