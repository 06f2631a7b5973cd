# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""One host that is controller and compute node, to an instance that answers; a compute node that is
added to it later; the same node, installed anew; the controller, installed anew at another address.
Needs root. One story; the argument says how far.

    python3 tests/lab/test_topology.py [all-in-one | add | replace | move]
"""

import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from story import Story  # noqa: E402

CHAPTERS = ("all-in-one", "add", "replace", "move")


def sections(changed):
    """"section/step@host" → the sections that changed something, by host."""
    found = {}
    for step in changed:
        name, _, host = step.partition("@")
        found.setdefault(host, set()).add(name.partition("/")[0])
    return found


class Topology(Story):
    """From one host to two, and one of them again."""

    lab_options = ("--hosts", "controller")

    def write(self, name, content):
        path = os.path.join(self.base, name)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)  # JSON is YAML as well
        return path

    def ask(self, script):
        return self.lab.command("controller", f". /root/admin-openrc; {script}")

    def test_01_all_in_one(self):
        host = self.lab.hosts["controller"]
        provider = self.status["provider"]
        hosts = self.write("hosts.yaml", {"hosts": [{
            "name": "controller", "roles": ["controller", "compute"], "address": host["address"],
            "key": host["key"], "provider_interface": host["provider_interface"],
            "host_key": host["host_key"]}]})
        answers = self.write("answers.yaml", {"answers": {
            "management_network_cidr": self.status["management"]["cidr"],
            "provider_network_cidr": provider["cidr"], "provider_gateway": provider["gateway"],
            "provider_pool_start": provider["pool_start"],
            "provider_pool_end": provider["pool_end"], "dns_servers": provider["gateway"],
            "image_source": "tiny", "image_name": "tiny", "flavor_ram": "192"}})
        self.project.cli("new", self.project.folder, "--guide", "zed-debian12", "--network",
                         "self-service", "--hosts", hosts, "--answers", answers,
                         "--generate-secrets")
        changed = self.finish()
        self.assertIn("launch-selfservice", sections(changed)["controller"])
        self.assertIn("/usr/local/sbin/ebtables",
                      self.lab.command("controller", "ls /usr/local/sbin/ebtables"))
        self.assertEqual(self.finish(), [])

    def test_02_host_is_added(self):
        """Only the new host's sections run, and what makes it known to the others."""
        self.lab.run("up", "--hosts", "controller,compute1")
        self.lab.read_status()
        host = self.lab.hosts["compute1"]
        self.project.cli("host", "add", self.project.folder, "compute1", "--roles", "compute",
                         "--address", host["address"], "--key", host["key"],
                         "--provider-interface", host["provider_interface"])
        self.project.cli("host", "trust", self.project.folder, "compute1", host["host_key"])
        by_host = sections(self.finish())
        self.assertTrue(by_host["compute1"] > {"nova-compute", "neutron-compute-finish"}, by_host)
        self.assertEqual(by_host["controller"], {"env-net-controller", "nova-discover-hosts"})
        self.assertIn("compute1", self.ask("openstack hypervisor list -f value"))
        self.assertEqual(self.finish(), [])

    def test_03_host_is_replaced(self):
        """Installed anew under the same name; an instance that it had is there again."""
        self.lab.run("reset", "compute1")
        self.lab.read_status()
        project = self.project
        refused = project.cli("run", project.folder, status=3)
        self.assertIn("compute1", refused)
        project.cli("host", "replace", project.folder, "compute1", status=2)
        project.cli("host", "replace", project.folder, "compute1", "--yes")
        status = json.loads(project.cli("status", project.folder, "--format", "json"))
        self.assertFalse(status["finished"])
        project.cli("host", "trust", project.folder, "compute1",
                    self.lab.hosts["compute1"]["host_key"])
        by_host = sections(self.finish())
        self.assertIn("nova-compute", by_host["compute1"])
        self.assertLessEqual(by_host.get("controller", set()), {"nova-discover-hosts"})
        services = self.ask("openstack compute service list -f value -c Host -c State")
        self.assertIn("compute1 up", services)
        self.assertEqual(self.finish(), [])

    def test_04_controller_moves(self):
        """Installed anew at another address: the compute node is told, and joins the new cloud."""
        self.lab.run("reset", "controller")
        self.lab.read_status()
        old = self.lab.hosts["controller"]["address"]
        new = old.rpartition(".")[0] + ".200"
        # In one go: whatever comes in by the old address is cut by it.
        self.lab.command("controller", f"sed -i 's/{old}/{new}/' /etc/network/interfaces; "
                         "ifdown --force eth0; ip addr flush dev eth0; ifup eth0")
        project = self.project
        project.cli("host", "replace", project.folder, "controller", "--address", new, "--yes")
        project.cli("host", "trust", project.folder, "controller",
                    self.lab.hosts["controller"]["host_key"])
        by_host = sections(self.finish())
        self.assertIn("keystone-install", by_host["controller"])
        self.assertNotIn("env-packages", by_host["compute1"])
        for host in ("controller", "compute1"):
            found = self.lab.command(host, "getent hosts controller").split()
            self.assertEqual(found[0], new)
        services = self.ask("openstack compute service list -f value -c Host -c State")
        self.assertIn("compute1 up", services)
        agents = self.ask("openstack network agent list -f value -c Host -c Alive")
        self.assertIn("compute1 True", agents)
        self.assertEqual(self.finish(), [])


def suite(last):
    loader = unittest.TestLoader()
    names = loader.getTestCaseNames(Topology)[:CHAPTERS.index(last) + 1]
    return unittest.TestSuite(Topology(name) for name in names)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else CHAPTERS[-1]
    if wanted not in CHAPTERS:
        sys.exit(f"test_topology.py: no chapter {wanted}; there are: {', '.join(CHAPTERS)}")
    outcome = unittest.TextTestRunner(verbosity=2, failfast=True).run(suite(wanted))
    sys.exit(not outcome.wasSuccessful())
