# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A finished cloud with provider networks becomes one with self-service networks: nothing is
installed anew, the instance that runs goes on running. Needs root.

    python3 tests/lab/test_conversion.py
"""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from story import Story  # noqa: E402


class Conversion(Story):
    """Option 1, then option 2 on the same hosts."""

    def ask(self, script):
        return self.lab.command("controller", f". /root/demo-openrc; {script}")

    def boot(self):
        """When the oldest instance was started, in ticks: another number is another process."""
        oldest = "$(pgrep -o -f 'guest=[i]nstance-')"  # not the shell that asks
        return self.lab.command("compute1", f"cut -d' ' -f22 /proc/{oldest}/stat").strip()

    def test_01_provider_networks(self):
        project = self.project
        project.cli("new", project.folder, "--guide", "zed-debian12", "--network", "provider",
                    "--practice-lab", "--generate-secrets")
        self.assertTrue(self.finish())
        self.assertIn("provider-instance ACTIVE",
                      self.ask("openstack server list -f value -c Name -c Status"))
        self.assertTrue(self.boot())

    def test_02_self_service_networks(self):
        before = self.boot(), self.ask("openstack network list -f value -c ID -c Name")
        self.project.cli("set", self.project.folder, "network=self-service")
        changed = {step.partition("/")[0] for step in self.finish()}
        self.assertIn("launch-selfservice", changed)
        for untouched in ("env-database", "keystone-install", "glance-install", "nova-compute"):
            self.assertNotIn(untouched, changed)
        self.assertEqual(self.boot(), before[0])
        networks = self.ask("openstack network list -f value -c ID -c Name")
        self.assertLess(set(before[1].splitlines()), set(networks.splitlines()))
        servers = self.ask("openstack server list -f value -c Name -c Status").splitlines()
        self.assertEqual(sorted(servers), ["provider-instance ACTIVE", "selfservice-instance ACTIVE"])

    def test_03_nothing_more_to_change(self):
        self.assertEqual(self.finish(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
