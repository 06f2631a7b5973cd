# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What the stories of the practice lab share: a lab, a project on it, and an end without traces."""

import os
import shutil
import sys
import tempfile
import time
import unittest

from project import Lab, Project


class Story(unittest.TestCase):
    """Tests that go on from one another, in the order of their names."""

    lab_options = ("--hosts", "controller,compute1")

    @classmethod
    def setUpClass(cls):
        cls.make_folder()
        cls.lab = Lab(os.path.join(cls.base, "lab"))
        cls.addClassCleanup(cls.lab.run, "down")
        begin = time.monotonic()
        cls.lab.run("up", *cls.lab_options)
        cls.status = cls.lab.read_status()
        print(f"    lab up {time.monotonic() - begin:.0f} s", file=sys.stderr)
        cls.project = Project(cls.lab, os.path.join(cls.base, "project"))

    @classmethod
    def make_folder(cls):
        cls.base = tempfile.mkdtemp(prefix="pikestaff-test-")
        os.chmod(cls.base, 0o755)  # the lab's package cache runs as a user of its own
        if os.environ.get("PIKESTAFF_KEEP_TEST_FOLDER") is None:
            cls.addClassCleanup(shutil.rmtree, cls.base, ignore_errors=True)

    def finish(self, *arguments):
        """A run that must end well; what it changed."""
        begin = time.monotonic()
        run = self.project.run("run", *arguments)
        failed = [event for event in run.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(run.status, 0, f"{failed} {run.errors}")
        print(f"    {time.monotonic() - begin:.0f} s, {len(run.changed())} changed", file=sys.stderr)
        return run.changed()
