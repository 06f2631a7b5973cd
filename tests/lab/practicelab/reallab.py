# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A lab as a user has it: by its command line and by ssh."""

import json
import os
import subprocess
import sys
import time

import labpath

SSH = ["ssh", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=3",
       "-o", "LogLevel=ERROR"]


class Lab:
    """One lab of its own state directory."""

    def __init__(self, base, name):
        self.base = base
        self.state = os.path.join(base, name)
        self.environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PIKESTAFF_LAB_STATE": self.state,
            "PIKESTAFF_LAB_CACHE": os.path.join(base, "cache"),
        }

    def start(self, *arguments):
        return subprocess.Popen([labpath.PROGRAM, *arguments], env=self.environment, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *arguments, status=0):
        begin = time.monotonic()
        done = subprocess.run([labpath.PROGRAM, *arguments], env=self.environment, text=True,
                              capture_output=True)
        seconds = time.monotonic() - begin
        if done.returncode != status:
            raise AssertionError(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
        print(f"    {' '.join(arguments)[:60]:<60} {seconds:6.1f} s", file=sys.stderr)
        return done.stdout, seconds, done.stderr

    def status(self):
        return json.loads(self.run("status", "--format", "json")[0])

    def host(self, name):
        return next(host for host in self.status()["hosts"] if host["name"] == name)

    def inside(self, name, *command):
        return self.run("root-command", name, "--", *command)[0].strip()

    def known_hosts(self):
        """Written from the status alone, so that a wrong key there is refused."""
        path = os.path.join(self.base, "known_hosts")
        with open(path, "w", encoding="ascii") as file:
            for host in self.status()["hosts"]:
                file.write(f"{host['address']} {host['public_host_key']}\n")
        return path

    def ssh(self, name, command, user="root", stdin=None, as_user=None):
        host = self.host(name)
        known = self.known_hosts()
        prefix = ["setpriv", f"--reuid={as_user}", "--clear-groups"] if as_user else []
        return subprocess.run(
            [*prefix, *SSH, "-o", f"UserKnownHostsFile={known}", "-i", host["key"],
             f"{user}@{host['address']}", command],
            input=stdin or "", capture_output=True, text=True)
