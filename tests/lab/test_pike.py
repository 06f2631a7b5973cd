# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The Pike guide, really run: every file is edited and every SQL statement executed on hosts of the
practice lab, while packages, services and clients are recorded (recorded/). What the
hosts are like afterwards is compared with the facts of the guide, both ways. Needs root.

    python3 tests/lab/test_pike.py
"""

import os
import shutil
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from project import Lab, Project  # noqa: E402
from recorded import facts, findings, stage  # noqa: E402

HOSTS = "controller,compute1,block1"
# The facts write a password by its name.
PASSWORDS = ("ADMIN_PASS", "CINDER_DBPASS", "CINDER_PASS", "DEMO_PASS", "GLANCE_DBPASS",
             "GLANCE_PASS", "KEYSTONE_DBPASS", "METADATA_SECRET", "NEUTRON_DBPASS", "NEUTRON_PASS",
             "NOVA_DBPASS", "NOVA_PASS", "PLACEMENT_PASS", "RABBIT_PASS")
WORDS = {"NTP_SERVER": "192.0.2.1", '"TIME_ZONE"': '"Asia/Seoul"',
         "SWIFT_URL": "http://controller:8080/v1/AUTH_",
         "FLOATING_IP_ADDRESS": "203.0.113.104"}
# What only looks, at every run anew.
LOOKS = ("ping ", "ssh ", "lists ", "command as admin: openstack catalog show ")
# What the guide has as an example, and the practice lab otherwise.
ANSWERS = {"ntp_servers": "192.0.2.1", "time_zone": "Asia/Seoul",
           "backup_swift_url": "http://controller:8080/v1/AUTH_", "dns_servers": "8.8.4.4",
           "provider_network_cidr": "203.0.113.0/24", "provider_gateway": "203.0.113.1",
           "provider_pool_start": "203.0.113.101", "provider_pool_end": "203.0.113.250",
           "image_name": "cirros", "flavor_ram": "64", "image_source": "download",
           "image_checksum": stage.IMAGE_CHECKSUM}


def is_kvm(lab, host):
    return lab.command(host, "grep -Eqs '(vmx|svm)' /proc/cpuinfo && [ -c /dev/kvm ] && echo yes "
                       "|| true").strip() == "yes"


class PikeGuide(unittest.TestCase):
    """Both networking options, each on fresh hosts."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.base = tempfile.mkdtemp(prefix="pikestaff-pike-")
        os.chmod(cls.base, 0o755)  # the lab's package cache runs as a user of its own
        cls.lab = Lab(os.path.join(cls.base, "lab"))
        cls.addClassCleanup(cls.clean_up)
        cls.lab.run("up", "--hosts", HOSTS)
        cls.exceptions = facts.Exceptions.read()
        cls.archive = stage.packed()

    @classmethod
    def clean_up(cls):
        cls.lab.run("down")
        if os.environ.get("PIKESTAFF_KEEP_TEST_FOLDER") is None:
            shutil.rmtree(cls.base, ignore_errors=True)

    def prepare(self, network):
        """Staged hosts, what they are like before, and a project on them."""
        status = self.lab.read_status()
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda host: stage.prepare(self.lab, self.archive, host["name"],
                                                     host["roles"][0]), status["hosts"]))
        hosts = [facts.Host(host["name"], host["roles"][0], host["address"],
                            host["overlay_address"], host["provider_interface"],
                            is_kvm(self.lab, host["name"])) for host in status["hosts"]]
        before = {host.name: findings.read_files(self.lab, host.name) for host in hosts}
        project = Project(self.lab, os.path.join(self.base, network))
        project.cli("new", project.folder, "--guide", "pike-ubuntu16.04", "--network", network,
                    "--practice-lab", "--generate-secrets")
        for name in PASSWORDS:
            project.cli("set", project.folder, name + "=-", given=name + "\n")
        project.cli("set", project.folder, *(f"{key}={value}" for key, value in ANSWERS.items()))
        return facts.Site(network, hosts, status["management"]["cidr"], WORDS), before, project

    def compare(self, site, before, run):
        """What differs from the facts, over all hosts."""
        wanted, faults, compared = facts.read(site), [], 0
        for host in site.hosts:
            sections = list(dict.fromkeys(
                event["step"].split("/")[0] for event in run.named("step-started")
                if event["host"] == host.name))
            own, told, texts = wanted[host.name].texts, [], []
            for section in dict.fromkeys([*sections, *own]):
                here = self.exceptions.tell(section, own.get(section, []))
                done = self.exceptions.perform(host, site.network, section, here)
                told += [site.on(host, text) for text in here]
                texts += [site.on(host, text) for text in done]
            record = self.lab.command(host.name, "cat /var/log/recorded").split("\n")
            was = {**before[host.name], **findings.packaged(self.lab.command(
                host.name, "cat /var/lib/recorded/installed").split())}
            now = findings.read_files(self.lab, host.name)
            found, count = findings.compare_files(host, wanted[host.name], texts, was, now)
            faults += found + findings.compare_dashboard(told, now)
            compared += count
            found, count = findings.compare_record(host, texts, record)
            faults += found
            compared += count
            if host.role == "controller":
                faults += findings.compare_database(self.lab, host, texts)
                compared += len([text for text in texts if text.startswith("sql ")])
            for command, check in findings.effects(texts):
                compared += 1
                said = self.lab.command(host.name, f"{{ {check}; }} >/dev/null 2>&1 || echo no")
                faults += [f"{host.name}: not done: {command}"] if said else []
            self.assertLess(record.index("lists update"), record.index("command apt dist-upgrade"))
        print(f"    {site.network}: {compared} settings, lines and commands compared",
              file=sys.stderr)
        self.assertGreater(compared, 300)
        return faults

    def left_on(self, host):
        """Its files and its record, but for what only looked."""
        record = self.lab.command(host, "cat /var/log/recorded").split("\n")
        return (findings.read_files(self.lab, host),
                [line for line in record if not line.startswith(LOOKS)])

    def install(self, network):
        site, before, project = self.prepare(network)
        begin = time.monotonic()
        run = project.run()
        print(f"    {network}: run {time.monotonic() - begin:.0f} s", file=sys.stderr)
        failed = [event for event in run.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(run.status, 0, f"{failed} {run.errors}")
        self.assertEqual(self.compare(site, before, run), [])
        left = {host.name: self.left_on(host.name) for host in site.hosts}
        begin = time.monotonic()
        again = project.run()
        print(f"    {network}: second run {time.monotonic() - begin:.0f} s", file=sys.stderr)
        self.assertEqual(again.status, 0, again.errors)
        self.assertEqual(again.changed(), [])
        self.assertEqual({host.name: self.left_on(host.name) for host in site.hosts}, left)

    def test_1_provider_networks(self):
        self.install("provider")

    def test_2_self_service_networks(self):
        self.lab.run("reset")
        self.install("self-service")


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
