# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import tempfile
import unittest
from dataclasses import replace

import sample
from pikestaff_lab import state, status
from pikestaff_lab.language import Translator
from pikestaff_lab.state import Paths

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBvR2klZc9ZjqW1LP2RaaimkeMwHUsNZ41EBlMbtXOwQ"
PRINT = "SHA256:raIsJsvYqJpH0KSYk5BfU1ss2cfh3+l6oDes03vK2eU"


class Fingerprint(unittest.TestCase):
    def test_as_ssh_keygen_shows_it(self):
        self.assertEqual(status.fingerprint(KEY), PRINT)


class LabState(unittest.TestCase):
    def test_table(self):
        for words, infrastructure, expected in (
            (["running", "running"], True, "up"),
            (["running", "paused", "cut"], True, "up"),
            (["running", "stopped"], True, "partial"),
            (["running", "running"], False, "partial"),
            (["stopped", "stopped"], True, "partial"),
            (["stopped"], False, "down"),
            ([], False, "down"),
        ):
            with self.subTest(words=words, infrastructure=infrastructure):
                self.assertEqual(status.lab_state(words, infrastructure), expected)


class Describe(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.paths = Paths(f"{directory.name}/state", f"{directory.name}/cache")
        self.paths.make()

    def test_no_lab(self):
        record = status.describe(self.paths)
        self.assertEqual((record["state"], record["hosts"]), ("down", []))

    def test_the_contract(self):
        state.save(self.paths, sample.lab(3))
        self.paths.host("controller").public_key.write_text(KEY + "\n")
        record = status.describe(self.paths)
        self.assertEqual(list(record), [
            "state", "suite", "management", "provider", "user_key", "sudo_user",
            "sudo_password_file", "hosts"])
        self.assertEqual(record["state"], "down")
        self.assertEqual(record["management"], {"cidr": "10.77.4.0/24", "gateway": "10.77.4.1"})
        self.assertEqual(record["provider"], {
            "cidr": "10.78.4.0/24", "gateway": "10.78.4.1",
            "pool_start": "10.78.4.101", "pool_end": "10.78.4.250"})
        self.assertEqual(record["hosts"][0], {
            "name": "controller", "address": "10.77.4.11", "roles": ["controller"],
            "state": "stopped", "port": 22, "user": "root", "key": str(self.paths.key),
            "provider_interface": "eth1", "overlay_address": "10.79.4.11",
            "host_key": PRINT, "public_host_key": KEY})
        # Not made yet.
        self.assertEqual(record["hosts"][1]["roles"], ["compute"])
        self.assertIsNone(record["hosts"][1]["host_key"])

    def test_a_lone_controller_runs_the_instances_too(self):
        lab = replace(sample.lab(), hosts=(sample.CONTROLLER,))
        self.assertEqual(status.roles(lab, sample.CONTROLLER), ["controller", "compute"])
        self.assertEqual(status.roles(sample.lab(), sample.CONTROLLER), ["controller"])

    def test_text(self):
        state.save(self.paths, sample.lab(2))
        self.paths.host("controller").public_key.write_text(KEY + "\n")
        for language, word in (("en", "off"), ("ko", "꺼짐")):
            text = status.as_text(status.describe(self.paths), Translator(language))
            self.assertIn(f"  controller     10.77.4.11      {word}", text)
            self.assertIn(PRINT, text)


if __name__ == "__main__":
    unittest.main()
