# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Hosts with one NIC: the address that we come in by moves to a bridge, is taken back when nobody
gets through any more, and survives a reboot. Needs root. One story, in this order.

    python3 tests/lab/test_onenic.py            PIKESTAFF_TEST_WHOLE=yes: to an instance that answers
"""

import os
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from story import Story  # noqa: E402

SECTION = ("--chapter", "env-net-compute")


class OneNic(Story):
    """A controller and a compute node, each with eth0 alone."""

    lab_options = ("--hosts", "controller,compute1", "--nics", "1")

    def addresses(self, host, nic):
        script = f"ip -4 -o addr show dev {nic} 2>/dev/null | awk '{{ print $4 }}'"
        return self.lab.command(host, script).split()

    def own(self, host):
        return self.lab.hosts[host]["address"] + "/24"

    def outcome(self, run, host):
        found = [event for event in run.named("step-finished") if event["host"] == host
                 and event["step"].endswith("/shared-bridge")]
        self.assertTrue(found, run.events[-5:])
        return found[0]

    def test_01_said_before(self):
        self.project.cli("new", self.project.folder, "--guide", "zed-debian12", "--network",
                         "self-service", "--practice-lab", "--generate-secrets")
        said = self.project.cli("check", self.project.folder)
        self.assertIn("br-provider", said)
        self.assertIn("pause", said)

    def test_02_wrong_setting_is_taken_back(self):
        """The file holds an address that was never in force: with it the host cannot be reached."""
        number = self.lab.hosts["compute1"]["address"].rpartition(".")[2]
        self.lab.command("compute1", "cp /etc/network/interfaces /root/interfaces.good && "
                         f"sed -i 's/\\.{number}\\/24/.231\\/24/' /etc/network/interfaces")
        broken = self.lab.command("compute1", "cat /etc/network/interfaces")
        self.assertIn(".231/24", broken)
        begin = time.monotonic()
        run = self.project.run("run", *SECTION)
        print(f"    taken back after {time.monotonic() - begin:.0f} s", file=sys.stderr)
        self.assertEqual(run.status, 1, run.errors)
        finished = self.outcome(run, "compute1")
        self.assertEqual(finished["outcome"], "Failed")
        self.assertIn("the old network is back", finished["reason"])
        self.assertTrue([e for e in run.named("log") if "the connection may pause" in e["line"]])
        self.assertEqual(self.addresses("compute1", "eth0")[-1:], [self.own("compute1")])
        self.assertEqual(self.lab.command("compute1", "cat /etc/network/interfaces"), broken)
        self.assertEqual(self.lab.command("compute1", "ls /sys/class/net").split(), ["eth0", "lo"])
        self.assertIn("default via", self.lab.command("compute1", "ip route"))

    def test_03_moves_and_stays(self):
        self.lab.command("compute1", "cp /root/interfaces.good /etc/network/interfaces && "
                         "ifdown --force eth0; ip addr flush dev eth0; ifup eth0")
        begin = time.monotonic()
        run = self.project.run("run", "--through", "env-net-verify")
        self.assertEqual(run.status, 0, run.errors)
        print(f"    networks of both hosts {time.monotonic() - begin:.0f} s", file=sys.stderr)
        for host in ("controller", "compute1"):
            self.assertEqual(self.outcome_of_change(run, host), "Changed")
            self.assertEqual(self.addresses(host, "br-provider"), [self.own(host)])
            self.assertEqual(self.addresses(host, "eth0"), [])
            self.assertEqual(self.addresses(host, "provider"), [])

    def outcome_of_change(self, run, host):
        return [event["outcome"] for event in run.named("step-finished") if event["host"] == host
                and event["step"].endswith("/shared-bridge")][0]

    def test_04_reboot(self):
        for host in ("controller", "compute1"):
            self.lab.run("reboot", host)
        for host in ("controller", "compute1"):
            self.assertEqual(self.addresses(host, "br-provider"), [self.own(host)])
        run = self.project.run("run", "--through", "env-net-verify")
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), [])

    def test_05_nobody_confirms(self):
        """The wizard is killed while it holds the change: the host takes it back by itself."""
        undo = ("cp /root/interfaces.good /etc/network/interfaces; ifdown --force br-provider; "
                "ip link delete provider; ip link delete br-provider; ifup --force eth0")
        self.lab.command("compute1", undo)
        run = self.project.start("run", *SECTION)
        for event in run:
            if event["event"] == "log" and "the connection may pause" in event["line"]:
                run.kill()
                break
        time.sleep(10)
        self.assertEqual(self.addresses("compute1", "br-provider"), [self.own("compute1")])
        time.sleep(90)
        self.assertEqual(self.addresses("compute1", "eth0"), [self.own("compute1")])
        again = self.project.run("resume")
        self.assertEqual(again.status, 0, again.errors)
        self.assertEqual(self.addresses("compute1", "br-provider"), [self.own("compute1")])

    @unittest.skipUnless(os.environ.get("PIKESTAFF_TEST_WHOLE"), "the whole cloud was not asked for")
    def test_06_instance_answers(self):
        run = self.project.run("run")
        failed = [event for event in run.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(run.status, 0, f"{failed} {run.errors}")
        for host in ("controller", "compute1"):
            self.assertEqual(self.addresses(host, "br-provider"), [self.own(host)])
        # With option 2 the router and DHCP stand on the provider network, instances do not.
        plugged = self.lab.command("controller", "cd /sys/class/net && ls -d brq*/brif/provider")
        self.assertEqual(plugged[:3], "brq")
        self.assertEqual(self.project.run("run").changed(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
