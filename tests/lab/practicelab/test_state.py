# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import sample
from pikestaff_lab import state
from pikestaff_lab.errors import LabError, UsageError
from pikestaff_lab.state import Paths


class WithPlaces(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.paths = Paths(f"{directory.name}/state", f"{directory.name}/cache")
        self.paths.make()


class Record(WithPlaces):
    def test_round_trip(self):
        for nics in (1, 2, 3):
            with self.subTest(nics):
                lab = sample.lab(nics)
                state.save(self.paths, lab)
                self.assertEqual(state.load(self.paths), lab)

    def test_none(self):
        self.assertIsNone(state.load(self.paths))

    def test_damaged(self):
        good = {"format": 1, "id": "x"}
        for text, text_id in (("{", "state-damaged"), (json.dumps(good), "state-damaged"),
                              ('{"format": 99}', "state-format")):
            with self.subTest(text), self.assertRaises(LabError) as caught:
                self.paths.lab.write_text(text)
                state.load(self.paths)
            self.assertEqual(caught.exception.text_id, text_id)

    def test_derived_values(self):
        one, three = sample.lab(1), sample.lab(3)
        self.assertEqual((one.provider_interface, one.provider.cidr), ("eth0", "10.77.4.0/24"))
        self.assertEqual(one.overlay_address(sample.COMPUTE), "10.77.4.31")
        self.assertEqual((three.provider_interface, three.provider.cidr), ("eth1", "10.78.4.0/24"))
        self.assertEqual(three.overlay_address(sample.COMPUTE), "10.79.4.31")
        self.assertEqual(three.package_proxy, "http://10.77.4.1:3150")

    def test_unknown_host_names_those_that_exist(self):
        with self.assertRaises(LabError) as caught:
            sample.lab().host("compute9")
        self.assertEqual(caught.exception.values["known"], "controller, compute1")


class Files(WithPlaces):
    def test_modes(self):
        for path, mode in ((self.paths.state, 0o755), (self.paths.access, 0o755),
                           (self.paths.hosts, 0o700), (self.paths.roots, 0o700)):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode, path)
        secret = self.paths.access / "secret"
        state.write_file(secret, "x", 0o600)
        self.assertEqual(stat.S_IMODE(secret.stat().st_mode), 0o600)

    def test_a_failed_write_keeps_the_old_file(self):
        target = self.paths.state / "file"
        state.write_file(target, "old", 0o644)
        with mock.patch("os.fsync", side_effect=OSError(28, "No space left")):
            with self.assertRaises(OSError):
                state.write_file(target, "new", 0o644)
        self.assertEqual(target.read_text(), "old")
        self.assertEqual([name for name in os.listdir(self.paths.state) if "new" in name], [])

    def test_read_json_of_what_a_crash_left(self):
        target = self.paths.state / "file.json"
        for text in ("", "{", "\0\0\0"):
            target.write_text(text)
            self.assertIsNone(state.read_json(target))
        self.assertIsNone(state.read_json("/nowhere"))


class Places(unittest.TestCase):
    def places(self, **environment):
        with mock.patch.dict(os.environ, environment):
            paths = Paths.of_environment()
        return str(paths.state), str(paths.cache)

    def test_usual_and_named(self):
        self.assertEqual(self.places(PIKESTAFF_LAB_STATE="", PIKESTAFF_LAB_CACHE=""), (
            "/var/lib/pikestaff/practice-lab", "/var/cache/pikestaff/practice-lab"))
        self.assertEqual(self.places(PIKESTAFF_LAB_STATE="/srv/a", PIKESTAFF_LAB_CACHE="/srv/b"),
                         ("/srv/a", "/srv/b"))

    def test_what_mount_would_misread_is_refused(self):
        for place in ("relative", "/a,b", "/a:b", "/a b", "/a\nb", "/a\\b", "/"):
            with self.subTest(place), self.assertRaises(UsageError):
                self.places(PIKESTAFF_LAB_STATE=place)


class Lock(WithPlaces):
    def test_the_second_is_told_who_is_at_work(self):
        with state.locked(self.paths, "up"):
            code = ("import sys; sys.path.insert(0, sys.argv[1])\n"
                    "from pikestaff_lab import state, errors\n"
                    "try:\n  state.locked(state.Paths(*sys.argv[2:]), 'down').__enter__()\n"
                    "except errors.LabError as e: print(e.text_id, e.values)\n")
            answer = subprocess.run(
                [sys.executable, "-B", "-c", code, os.path.dirname(sample.labpath.PROGRAM),
                 str(self.paths.state), str(self.paths.cache)], capture_output=True, text=True)
        self.assertEqual(answer.stdout.strip(),
                         str("busy " + str({"pid": str(os.getpid()), "verb": "up"})), answer.stderr)
        with state.locked(self.paths, "down"):
            self.assertEqual(self.paths.lock.read_text(), f"{os.getpid()} down\n")

    def test_a_killed_program_leaves_no_lock(self):
        code = ("import sys, os; sys.path.insert(0, sys.argv[1])\n"
                "from pikestaff_lab import state\n"
                "with state.locked(state.Paths(*sys.argv[2:]), 'up'): os.kill(os.getpid(), 9)\n")
        subprocess.run([sys.executable, "-B", "-c", code, os.path.dirname(sample.labpath.PROGRAM),
                        str(self.paths.state), str(self.paths.cache)])
        self.assertTrue(self.paths.lock.read_text().endswith(" up\n"))
        with state.locked(self.paths, "up"):
            pass


if __name__ == "__main__":
    unittest.main()
