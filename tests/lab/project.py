# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A practice lab and a project on it, driven through the command line as a person would."""

import json
import os
import signal
import subprocess
import threading
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLI = os.environ.get("PIKESTAFF_CLI", os.path.join(ROOT, "build/release/bin/pikestaff-cli"))
LAB = os.path.join(ROOT, "packaging/practice-lab/practice-lab")


class Lab:
    """The practice lab of one state folder."""

    def __init__(self, state):
        self.environment = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8",
                                PIKESTAFF_LAB_STATE=state,
                                XDG_STATE_HOME=os.path.join(state, "user-state"))
        self.hosts = {}

    def run(self, *arguments):
        done = subprocess.run([LAB, *arguments], env=self.environment, text=True,
                              capture_output=True)
        if done.returncode != 0:
            raise AssertionError(f"practice-lab {arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def read_status(self):
        status = json.loads(self.run("status", "--format", "json"))
        self.hosts = {host["name"]: host for host in status["hosts"]}
        return status

    def command(self, host, script):
        """A root shell on a host, not by SSH: it works whatever a test does to the network."""
        return self.run("root-command", host, "--", "/bin/sh", "-c", script)

    def give(self, host, content, *command):
        """Bytes as the standard input of a command on a host."""
        done = subprocess.run([LAB, "root-command", host, "--", *command], input=content,
                              env=self.environment, capture_output=True)
        if done.returncode != 0:
            raise AssertionError(f"{command}: {done.stdout}{done.stderr}")


def issue_token(address, password):
    """Asks the Identity service of a controller for a token of admin; returns its answer."""
    user = {"name": "admin", "domain": {"name": "Default"}, "password": password}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}},
                     "scope": {"project": {"name": "admin", "domain": {"name": "Default"}}}}}
    request = urllib.request.Request(
        f"http://{address}:5000/v3/auth/tokens", json.dumps(body).encode(),
        {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(request, timeout=30)


class Run:
    """One `run` or `resume`: its events, one by one, and its end."""

    def __init__(self, lab, arguments, keep):
        self.process = subprocess.Popen([CLI, *arguments, "--format", "json"],
                                        env=lab.environment, text=True, bufsize=1,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.keep = keep
        self.events = []

    def __iter__(self):
        for line in self.process.stdout:
            self.keep.append(line)
            event = json.loads(line)
            self.events.append(event)
            yield event

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def finish(self):
        """Reads to the end; returns the exit status."""
        for _ in self:
            pass
        self.errors = self.process.stderr.read()
        self.keep.append(self.errors)
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait()

    def named(self, name):
        return [event for event in self.events if event["event"] == name]

    def changed(self):
        return sorted(f"{event['step']}@{event['host']}" for event in self.named("step-finished")
                      if event["outcome"] == "Changed")

    def summary(self):
        return self.named("run-finished")[-1]


class Project:
    """A project folder and everything that the program ever printed about it."""

    def __init__(self, lab, folder):
        self.lab = lab
        self.folder = folder
        self.printed = []

    def cli(self, *arguments, status=0, given=None):
        done = subprocess.run([CLI, *arguments], env=self.lab.environment, text=True, input=given,
                              capture_output=True)
        self.printed += [done.stdout, done.stderr]
        if done.returncode != status:
            raise AssertionError(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def start(self, verb, *arguments):
        return Run(self.lab, [verb, self.folder, *arguments], self.printed)

    def run(self, verb="run", *arguments):
        run = self.start(verb, *arguments)
        run.status = run.finish()
        return run


class ArgumentWatch(threading.Thread):
    """Looks again and again at every argument list for words that must not be there."""

    def __init__(self, words):
        super().__init__(daemon=True)
        self.words = [word.encode() for word in words]
        self.seen, self.looks = set(), 0
        self.stopped = threading.Event()

    def run(self):
        # Processes of the lab's hosts are processes of this computer as well.
        while not self.stopped.is_set():
            for name in os.listdir("/proc"):
                if name.isdigit():
                    self.look(f"/proc/{name}/cmdline")
            self.looks += 1
            time.sleep(0.1)

    def look(self, path):
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            return
        self.seen.update(word for word in self.words if word in content)

    def finish(self):
        self.stopped.set()
        self.join()
