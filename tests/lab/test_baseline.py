# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""How long the same cloud takes here and by a shell script: controller and two compute nodes, from
no hosts to an instance that answers. Needs root, and a computer that does nothing else meanwhile.

    PIKESTAFF_BASELINE=FOLDER python3 tests/lab/test_baseline.py

FOLDER holds three programs of the script: up-two-lanes and up-sequential install and prove that
cloud, down removes it. Root file systems and package caches of both are warm: whoever has never run
here runs once before.
"""

import json
import os
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from project import Lab, Project  # noqa: E402
from story import Story  # noqa: E402

BOUNDS = {"up-two-lanes": 0.9, "up-sequential": 0.65}
MEMORY_GIB = 12.0


class Meter(threading.Thread):
    """Wall clock, processor time and the most memory in use, of the whole computer."""

    def __init__(self):
        super().__init__(daemon=True)
        self.stopped = threading.Event()
        self.before = self.used()
        self.most = 0
        self.begin, self.busy = time.monotonic(), self.processor()
        self.start()

    def run(self):
        while not self.stopped.wait(1):
            self.most = max(self.most, self.used() - self.before)

    @staticmethod
    def used():
        with open("/proc/meminfo", encoding="ascii") as file:
            values = {line.split(":")[0]: int(line.split()[1]) for line in file}
        return values["MemTotal"] - values["MemAvailable"]

    @staticmethod
    def processor():
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _, _, irq, soft = map(int, file.readline().split()[1:8])
        return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")

    def finish(self, name):
        self.stopped.set()
        self.join()
        wall = time.monotonic() - self.begin
        print(f"    {name}: {wall:.0f} s, processor {self.processor() - self.busy:.0f} s, "
              f"memory {self.gibibytes():.1f} GiB", file=sys.stderr)
        return wall

    def gibibytes(self):
        return self.most / 1024 / 1024


class Baseline(Story):
    """The wizard's command line, then the script in two lanes, then one thing after another."""

    walls = {}

    @classmethod
    def setUpClass(cls):
        cls.scripts = os.environ.get("PIKESTAFF_BASELINE", "")
        for name in ("down", *BOUNDS):
            path = os.path.join(cls.scripts, name)
            if not os.access(path, os.X_OK):
                raise AssertionError(f"PIKESTAFF_BASELINE: there is no program {path}")
        cls.make_folder()

    def test_01_wizard(self):
        lab = Lab(os.path.join(self.base, "lab"))
        meter = Meter()
        try:
            lab.run("up", "--hosts", "controller,compute1,compute2")
            project = Project(lab, os.path.join(self.base, "project"))
            project.cli("new", project.folder, "--guide", "zed-debian12", "--network",
                        "self-service", "--practice-lab", "--generate-secrets")
            run = project.run("run")
            self.walls["wizard"] = meter.finish("wizard")
            self.keep_events(run)
            self.assertEqual(run.status, 0, run.errors)
            self.assertLessEqual(meter.gibibytes(), MEMORY_GIB)
        finally:
            lab.run("down")

    def keep_events(self, run):
        with open(os.path.join(self.base, "events.json"), "w", encoding="utf-8") as file:
            json.dump(run.events, file)

    def test_02_script(self):
        for name in BOUNDS:
            meter = Meter()
            with open(os.path.join(self.base, name + ".log"), "wb") as log:
                done = subprocess.run([os.path.join(self.scripts, name)], stdout=log, stderr=log,
                                      stdin=subprocess.DEVNULL)
            self.walls[name] = meter.finish(name)
            subprocess.run([os.path.join(self.scripts, "down")], check=True,
                           stdout=subprocess.DEVNULL)
            self.assertEqual(done.returncode, 0, f"{name} failed")

    def test_03_ratios(self):
        for name, bound in BOUNDS.items():
            ratio = self.walls["wizard"] / self.walls[name]
            print(f"    {ratio:.2f} of {name}, at most {bound}", file=sys.stderr)
            self.assertLessEqual(ratio, bound, name)


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
