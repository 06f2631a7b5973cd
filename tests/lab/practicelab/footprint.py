# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What a lab occupies on this computer, seen from outside of its own program."""

import json
import os
import subprocess


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def processes():
    """pid -> (start time, command line, groups, network namespace) of all that are no zombies."""
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        stat = read(f"/proc/{pid}/stat").rpartition(")")[2].split()
        if not stat or stat[0] in "ZX":
            continue
        try:
            namespace = os.stat(f"/proc/{pid}/ns/net").st_ino
        except OSError:
            namespace = 0
        command = read(f"/proc/{pid}/cmdline").replace("\0", " ")
        found[int(pid)] = (stat[19], command, read(f"/proc/{pid}/cgroup"), namespace)
    return found


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return ""


def bridge_settings():
    folder = "/proc/sys/net/bridge"
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return {name: read(f"{folder}/{name}") for name in sorted(names)}


class Footprint:
    """Taken while the lab runs; left() names whatever of it is still there later."""

    def __init__(self, state):
        self.state = state
        self.record = json.loads(read(f"{state}/lab.json"))
        self.id = self.record["id"]
        run = f"{state}/run"
        self.namespaces = {os.stat(f"{run}/{name}").st_ino for name in os.listdir(run)
                           if name.endswith((".net", ".switch"))}
        self.pids = {pid: seen[0] for pid, seen in processes().items() if self.ours(seen)}

    def ours(self, seen):
        _, command, groups, namespace = seen
        return (f"pikestaff-lab-{self.id}-" in groups or namespace in self.namespaces
                or f"pk-{self.id}-" in command or self.state in command)

    def left(self):
        found = [f"process {pid}: {seen[1]}" for pid, seen in processes().items()
                 if self.ours(seen) or self.pids.get(pid) == seen[0]]
        found += [f"mount {line}" for line in read("/proc/self/mountinfo").splitlines()
                  if self.state in line or f"pk-{self.id}-" in line
                  or any(f"net:[{number}]" in line for number in self.namespaces)]
        found += [f"interface {name}" for name in os.listdir("/sys/class/net")
                  if name.startswith(f"pk-{self.id}-")]
        for folder, names, _ in os.walk("/sys/fs/cgroup"):
            found += [f"group {folder}/{name}" for name in names
                      if name.startswith(f"pikestaff-lab-{self.id}-")]
        prefixes = [net["cidr"].rpartition(".")[0] + "." for net in
                    self.record["networks"].values()]
        for command in (["iptables-save"], ["nft", "list", "ruleset"], ["ip", "rule"],
                        ["ip", "route", "show", "table", "all"], ["ip", "netns", "list"]):
            found += [f"{command[0]}: {line}" for line in output(*command).splitlines()
                      if f"pk-{self.id}" in line or any(word in line for word in prefixes)]
        found += [f"file {name}" for name in os.listdir(self.state) if name != "lock"]
        return found
