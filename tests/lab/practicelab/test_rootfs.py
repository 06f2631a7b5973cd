# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import sample  # noqa: F401
from pikestaff_lab import mounts, rootfs
from pikestaff_lab.errors import LabError
from pikestaff_lab.mirror import Sources
from pikestaff_lab.state import Paths

SOURCES = Sources("http://m.example/debian", "http://m.example/debian-security")


class Silent:
    """Takes progress and keeps what was told."""

    def __init__(self):
        self.told = []

    def note(self, text_id, **values):
        self.told.append(text_id)


class Version(unittest.TestCase):
    def test_changes_with_the_content_only(self):
        first = rootfs.version("bookworm", SOURCES)
        self.assertEqual(rootfs.version("bookworm", SOURCES), first)
        changed = {first, rootfs.version("trixie", SOURCES),
                   rootfs.version("bookworm", Sources("http://o.example/debian", "http://o/s"))}
        for name, value in (("PACKAGES", ("sudo",)), ("RECIPE", 999), ("FILES", {}),
                            ("DPKG_OPTIONS", ())):
            with mock.patch.object(rootfs, name, value):
                changed.add(rootfs.version("bookworm", SOURCES))
        self.assertEqual(len(changed), 7)


class Recipe(unittest.TestCase):
    def test_only_clock_and_dpkg_differ_from_a_plain_server(self):
        self.assertEqual(sorted(rootfs.FILES), [
            "/etc/dpkg/dpkg.cfg.d/practice-lab",
            "/etc/systemd/system/chrony.service.d/practice-lab-clock.conf",
            "/etc/systemd/system/chrony.service.d/practice-lab-clock.env"])

    def test_bootstrap_dies_as_a_whole(self):
        command = rootfs.bootstrap_command(Path("/x/fs"), "bookworm", SOURCES.lines("bookworm"),
                                           "http://10.77.4.1:3150")
        self.assertEqual(command[0], "unshare")
        for flag in ("--pid", "--mount", "--kill-child"):
            self.assertIn(flag, command[:command.index("mmdebstrap")])
        self.assertIn('--aptopt=Acquire::http::Proxy "http://10.77.4.1:3150"', command)
        self.assertNotIn("Recommends", " ".join(command))


class Cache(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.paths = Paths(f"{directory.name}/state", f"{directory.name}/cache")
        self.paths.make()
        self.name = rootfs.root_name("bookworm", SOURCES)

    def ensure(self, bootstrap):
        progress = Silent()
        with mock.patch.object(rootfs, "bootstrap", bootstrap), \
                mock.patch.object(rootfs, "finish", lambda root, lines: None):
            return rootfs.ensure(self.paths, "bookworm", SOURCES, "http://p", progress)

    @staticmethod
    def good(work, *rest):
        (work / "fs").mkdir()
        (work / "fs" / "whole").touch()

    def test_made_once(self):
        made = self.ensure(self.good)
        self.assertEqual(made.name, self.name)
        self.assertTrue((self.paths.root_tree(made.name) / "whole").exists())

        def never(*_):
            self.fail("made twice")
        self.assertEqual(self.ensure(never), made)

    def test_a_failure_leaves_nothing(self):
        def fails(work, *rest):
            self.good(work)
            raise LabError("root-failed")
        with self.assertRaises(LabError):
            self.ensure(fails)
        self.assertEqual([path.name for path in self.paths.roots.iterdir()], [".lock"])

    def test_a_half_made_root_is_never_used(self):
        # What a killed program leaves behind: its work directory, with everything but the name.
        half = self.paths.roots / ".new-12345"
        (half / "fs").mkdir(parents=True)
        (half / "root.json").write_text(json.dumps({"build": "half"}))
        self.assertIsNone(rootfs.existing(self.paths, self.name))
        made = self.ensure(self.good)
        self.assertNotEqual(made.build, "half")
        self.assertFalse(half.exists())

    def test_a_directory_without_its_record_is_not_a_root(self):
        (self.paths.roots / self.name / "fs").mkdir(parents=True)
        self.assertIsNone(rootfs.existing(self.paths, self.name))

    def test_purge_keeps_a_root_that_a_lab_stands_on(self):
        self.ensure(self.good)
        other = self.paths.roots / "trixie-000000000000"
        (other / "fs").mkdir(parents=True)
        (self.paths.roots / ".new-1").mkdir()
        lower = self.paths.root_tree(self.name)
        table = [("/somewhere", "overlay", f"rw,lowerdir={lower},upperdir=/u,workdir=/w")]
        with mock.patch.object(mounts, "table", return_value=table):
            self.assertEqual(rootfs.purge(self.paths), [self.name])
        self.assertEqual(sorted(path.name for path in self.paths.roots.iterdir()),
                         [".lock", self.name])
        self.assertEqual(rootfs.purge(self.paths), [])
        self.assertFalse(lower.exists())

    def test_purge_without_a_cache(self):
        self.assertEqual(rootfs.purge(Paths("/nowhere/s", "/nowhere/c")), [])


class Bootstrap(unittest.TestCase):
    def run_with(self, script):
        with tempfile.TemporaryDirectory() as directory:
            paths = Paths(f"{directory}/state", f"{directory}/cache")
            paths.make()
            progress = Silent()
            with mock.patch.object(rootfs, "bootstrap_command", return_value=["sh", "-c", script]):
                try:
                    rootfs.bootstrap(Path(directory), "x", [], "", paths, progress)
                finally:
                    self.log = (paths.logs / "root-x.log").read_text()
            return progress.told

    def test_stages_are_told(self):
        self.assertEqual(
            self.run_with("echo 'I: running apt-get update...'; echo noise;"
                          " echo 'I: installing remaining packages inside the chroot...' >&2"),
            ["root-update", "root-install"])
        self.assertIn("noise", self.log)

    def test_failure_names_the_cause(self):
        with self.assertRaises(LabError) as caught:
            self.run_with("echo 'I: x'; echo 'E: no space left'; echo 'I: after'; exit 25")
        self.assertEqual(caught.exception.values["cause"], "E: no space left")
        self.assertIn("after", self.log)


if __name__ == "__main__":
    unittest.main()
