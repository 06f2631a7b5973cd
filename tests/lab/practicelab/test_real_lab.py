# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The practice lab for real. Needs root, two to six minutes, and the network once.

Runs only when it is called by its own name, never by discovery:
    python3 tests/lab/practicelab/test_real_lab.py
PIKESTAFF_LAB_TEST_DIR names a place for its files that stays (and keeps the package cache).
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import labpath
from footprint import Footprint, bridge_settings, processes
from reallab import Lab

# The first `up`, which makes the root: other times are held against it, since computers differ.
FIRST = {"seconds": 0.0}


def load_tests(loader, tests, pattern):
    """Discovery passes a pattern: then this module has nothing to run."""
    return tests if pattern is None else unittest.TestSuite()


def setUpModule():
    global BASE, KEPT, LAB, BRIDGES
    if os.geteuid() != 0:
        raise RuntimeError("this test makes real hosts and needs root")
    KEPT = os.environ.get("PIKESTAFF_LAB_TEST_DIR")
    BASE = KEPT or tempfile.mkdtemp(dir="/var/tmp", prefix="practice-lab-test-")
    os.makedirs(BASE, exist_ok=True)
    os.chmod(BASE, 0o755)
    LAB = Lab(BASE, "state")
    BRIDGES = bridge_settings()
    LAB.run("down")
    shutil.rmtree(os.path.join(BASE, "cache", "roots"), ignore_errors=True)


def tearDownModule():
    LAB.run("down")
    Lab(BASE, "other").run("down")
    if not KEPT:
        shutil.rmtree(BASE)


def until(condition, seconds):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.1)
    return condition()


class A_Interrupted(unittest.TestCase):
    """Before anything exists: interruptions while the root file system is made."""

    def wait_for(self, child, message):
        for line in child.stdout:
            event = json.loads(line)
            self.assertEqual(event["event"], "lab-progress")
            self.assertLessEqual(event["step"], event["steps"])
            if event["message"] == message:
                return
        self.fail(child.stderr.read())

    def builders(self):
        return [seen[1] for seen in processes().values() if "mmdebstrap" in seen[1]
                and BASE in seen[1]]

    def start_and_stop(self, number):
        child = LAB.start("up", "--hosts", "controller,compute1", "--format", "json")
        self.wait_for(child, "Installing the server's packages")
        self.assertTrue(self.builders())
        busy = LAB.run("up", status=1)[2]
        self.assertIn(f"process {child.pid}", busy)
        time.sleep(2)
        child.send_signal(number)
        error = child.communicate()[1]
        self.assertTrue(until(lambda: not self.builders(), 10), "mmdebstrap goes on")
        return child.returncode, error

    def roots(self):
        return sorted(os.listdir(os.path.join(BASE, "cache", "roots")))

    def test_1_killed(self):
        self.assertEqual(self.start_and_stop(signal.SIGKILL)[0], -signal.SIGKILL)
        self.assertTrue([name for name in self.roots() if name.startswith(".new-")])
        self.assertFalse([name for name in self.roots() if name.startswith("bookworm")])

    def test_2_interrupted(self):
        status, error = self.start_and_stop(signal.SIGINT)
        self.assertEqual(status, 4, error)
        self.assertEqual(error.count("\n"), 1, error)
        self.assertEqual(self.roots(), [".lock"])

    def test_3_mended(self):
        out, FIRST["seconds"], _ = LAB.run("up", "--format", "json")
        last = json.loads(out.splitlines()[-1])
        self.assertEqual(last["event"], "lab-up")
        progress = [json.loads(line) for line in out.splitlines()[:-1]]
        self.assertEqual(progress[-1]["step"], progress[-1]["steps"])
        self.assertEqual(last["state"], "up")
        self.assertEqual([host["name"] for host in last["hosts"]], ["controller", "compute1"])
        self.assertEqual([host["state"] for host in last["hosts"]], ["running", "running"])


class B_Hosts(unittest.TestCase):
    """Two hosts as a person would use them."""

    def test_01_second_up_is_quick(self):
        before = LAB.status()
        self.assertLess(LAB.run("up")[1], FIRST["seconds"] / 10)
        self.assertEqual(LAB.status(), before)

    def test_02_ssh(self):
        for name in ("controller", "compute1"):
            done = LAB.ssh(name, "hostname; systemctl is-system-running; cat /proc/1/comm")
            self.assertEqual(done.stdout.split(), [name, "running", "systemd"], done.stderr)

    def test_03_sudo_user(self):
        status = LAB.status()
        with open(status["sudo_password_file"], encoding="ascii") as file:
            password = file.read()
        self.assertEqual(os.stat(status["sudo_password_file"]).st_mode & 0o777, 0o600)
        done = LAB.ssh("compute1", "sudo -k -S -p '' id -u", status["sudo_user"], password)
        self.assertEqual(done.stdout.strip(), "0", done.stderr)
        done = LAB.ssh("compute1", "sudo -k -S -p '' id -u", status["sudo_user"], "wrong\n")
        self.assertNotEqual(done.returncode, 0)

    def test_04_a_plain_server(self):
        self.assertEqual(LAB.inside("controller", "cat", "/etc/hosts").splitlines()[:2],
                         ["127.0.0.1\tlocalhost", "127.0.1.1\tcontroller"])
        self.assertNotEqual(LAB.ssh("controller", "getent hosts compute1").returncode, 0)
        masked = LAB.inside("controller", "systemctl", "list-unit-files", "--state=masked",
                            "--no-legend", "--type=service,timer")
        plain = {"cryptdisks.service", "sudo.service", "x11-common.service", "rcS.service",
                 "rc.service", "hwclock.service", "cryptdisks-early.service"}
        self.assertLessEqual({line.split()[0] for line in masked.splitlines()}, plain)
        self.assertEqual(LAB.inside("controller", "sh", "-c",
                                    "apt-config shell X APT::Install-Recommends"), "X='1'")

    def test_05_nics(self):
        for name, address in (("controller", "192.168.9.1"), ("compute1", "192.168.9.2")):
            nics = json.loads(LAB.inside(name, "ip", "-json", "address", "show"))
            self.assertEqual(sorted(nic["ifname"] for nic in nics), ["eth0", "eth1", "lo"])
            provider = next(nic for nic in nics if nic["ifname"] == "eth1")
            self.assertEqual((provider["operstate"], provider["addr_info"]), ("DOWN", []))
            LAB.inside(name, "ip", "address", "add", f"{address}/24", "dev", "eth1")
            LAB.inside(name, "ip", "link", "set", "eth1", "up")
        for target in ("192.168.9.2", LAB.host("compute1")["address"],
                       LAB.status()["management"]["gateway"]):
            LAB.inside("controller", "ping", "-c1", "-W3", target)

    def test_06_packages_through_the_cache(self):
        done = LAB.ssh("controller", "apt-get update && apt-get install -y chrony </dev/null")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        store = os.path.join(BASE, "cache", "packages", "files")
        names = [name for _, _, files in os.walk(store) for name in files]
        self.assertTrue([name for name in names if name.startswith("chrony_")], names)
        # The clock belongs to this computer: chronyd runs and does not touch it.
        self.assertEqual(LAB.ssh("controller", "systemctl is-active chrony").stdout.strip(),
                         "active")
        self.assertIn("-x", LAB.inside("controller", "ps", "-C", "chronyd", "-o", "args="))

    def test_07_reboot(self):
        boot = LAB.inside("controller", "cat", "/proc/sys/kernel/random/boot_id")
        machine = LAB.inside("controller", "cat", "/etc/machine-id")
        LAB.inside("controller", "touch", "/root/kept")
        LAB.run("reboot", "controller")
        self.assertNotEqual(LAB.inside("controller", "cat", "/proc/sys/kernel/random/boot_id"),
                            boot)
        self.assertEqual(LAB.inside("controller", "cat", "/etc/machine-id"), machine)
        self.assertEqual(LAB.ssh("controller", "ls /root; systemctl is-active chrony").stdout
                         .split(), ["kept", "active"])

    def test_08_the_host_reboots_itself(self):
        read = "cat /proc/sys/kernel/random/boot_id"
        boot = LAB.ssh("compute1", read).stdout
        LAB.ssh("compute1", "systemctl reboot")
        self.assertTrue(until(lambda: LAB.ssh("compute1", read).stdout not in ("", boot), 30))

    def test_09_pause(self):
        boot = LAB.inside("compute1", "cat", "/proc/sys/kernel/random/boot_id")
        LAB.run("pause", "compute1")
        self.assertEqual(LAB.host("compute1")["state"], "paused")
        self.assertNotEqual(LAB.ssh("compute1", "true").returncode, 0)
        self.assertEqual(LAB.status()["state"], "up")
        LAB.run("up")
        self.assertEqual(LAB.host("compute1")["state"], "paused")
        self.assertIn("paused", LAB.run("reboot", "compute1", status=1)[2])
        LAB.run("unpause", "compute1")
        self.assertEqual(LAB.host("compute1")["state"], "running")
        self.assertEqual(
            LAB.ssh("compute1", "cat /proc/sys/kernel/random/boot_id").stdout.strip(), boot)

    def test_10_cut(self):
        LAB.run("cut", "compute1")
        self.assertEqual(LAB.host("compute1")["state"], "cut")
        self.assertNotEqual(LAB.ssh("compute1", "true").returncode, 0)
        self.assertEqual(LAB.inside("compute1", "cat", "/sys/class/net/eth0/carrier"), "0")
        LAB.run("reboot", "compute1")
        self.assertEqual(LAB.inside("compute1", "cat", "/sys/class/net/eth0/carrier"), "0")
        LAB.run("heal", "compute1")
        self.assertEqual(LAB.host("compute1")["state"], "running")
        self.assertTrue(until(lambda: LAB.ssh("compute1", "true").returncode == 0, 10))

    def test_11_switched_off_inside(self):
        LAB.inside("compute1", "touch", "/root/kept")
        LAB.ssh("compute1", "systemctl poweroff")
        self.assertTrue(until(lambda: LAB.host("compute1")["state"] == "stopped", 20))
        self.assertEqual(LAB.status()["state"], "partial")
        self.assertIn("practice-lab up", LAB.run("pause", "compute1", status=1)[2])
        LAB.run("up")
        self.assertEqual(LAB.ssh("compute1", "ls /root").stdout.strip(), "kept")

    def test_12_a_killed_supervisor_is_mended(self):
        with open(f"{LAB.state}/run/compute1.json", encoding="ascii") as file:
            record = json.load(file)
        os.kill(record["supervisor"]["pid"], signal.SIGKILL)
        self.assertTrue(until(lambda: LAB.host("compute1")["state"] == "stopped", 5))
        LAB.run("up")
        self.assertEqual(LAB.ssh("compute1", "ls /root").stdout.strip(), "kept")
        self.assertNotIn(record["init"]["pid"], processes())

    def test_13_a_killed_cache_is_mended(self):
        with open(f"{LAB.state}/run/.packages.json", encoding="ascii") as file:
            os.kill(json.load(file)["server"]["pid"], signal.SIGKILL)
        self.assertTrue(until(lambda: LAB.status()["state"] == "partial", 5))
        LAB.run("up")
        self.assertEqual(LAB.ssh("controller", "apt-get update").returncode, 0)

    def test_14_reset(self):
        before = LAB.host("compute1")
        neighbour = LAB.inside("controller", "cat", "/proc/sys/kernel/random/boot_id")
        machine = LAB.inside("compute1", "cat", "/etc/machine-id")
        LAB.run("pause", "compute1")
        _, seconds, _ = LAB.run("reset", "compute1")
        self.assertLess(seconds, FIRST["seconds"] / 2)
        after = LAB.host("compute1")
        self.assertEqual(after["state"], "running")
        self.assertEqual(after["address"], before["address"])
        self.assertNotEqual(after["host_key"], before["host_key"])
        # ssh trusts the reported keys alone, so that the new one is proven here.
        done = LAB.ssh("compute1", "ls /root; cat /etc/machine-id")
        self.assertEqual(len(done.stdout.split()), 1, done.stdout + done.stderr)
        self.assertNotEqual(done.stdout.strip(), machine)
        self.assertEqual(LAB.inside("controller", "cat", "/proc/sys/kernel/random/boot_id"),
                         neighbour)

    def test_15_one_more_host(self):
        LAB.run("up", "--hosts", "controller,block1")
        self.assertEqual([host["name"] for host in LAB.status()["hosts"]],
                         ["controller", "compute1", "block1"])
        self.assertEqual(LAB.host("block1")["roles"], ["block"])
        self.assertEqual(LAB.ssh("block1", "hostname").stdout.strip(), "block1")
        self.assertIn("--nics", LAB.run("up", "--nics", "1", status=2)[2])

    def test_16_the_key_is_given_to_a_user(self):
        LAB.run("up", "--owner", "65534")
        for path in (LAB.status()["user_key"], LAB.status()["sudo_password_file"]):
            status = os.stat(path)
            self.assertEqual((status.st_uid, status.st_mode & 0o777), (65534, 0o600))
        done = LAB.ssh("controller", "id -u", as_user=65534)
        self.assertEqual(done.stdout.strip(), "0", done.stderr)
        seen = subprocess.run(
            ["setpriv", "--reuid=65534", "--clear-groups", labpath.PROGRAM, "status", "--format",
             "json"], env=LAB.environment, capture_output=True, text=True)
        self.assertEqual(json.loads(seen.stdout), LAB.status(), seen.stderr)

    def test_17_root_command(self):
        self.assertEqual(LAB.run("root-command", "controller", "--", "sh", "-c", "exit 7",
                                 status=7)[0], "")
        self.assertIn("controller, compute1, block1",
                      LAB.run("root-command", "nobody", "--", "true", status=1)[2])


class C_TwoLabs(unittest.TestCase):
    """A second lab beside the first, on the same cache, with other numbers of NICs."""

    def test_beside(self):
        for nics, interface in (("1", "eth0"), ("3", "eth1")):
            with self.subTest(nics=nics):
                other = Lab(BASE, "other")
                other.run("up", "--hosts", "controller", "--nics", nics)
                first, second = LAB.status(), other.status()
                self.assertEqual((first["state"], second["state"]), ("up", "up"))
                self.assertNotEqual(first["management"], second["management"])
                host = second["hosts"][0]
                self.assertEqual(host["provider_interface"], interface)
                self.assertEqual(host["overlay_address"] == host["address"], nics == "1")
                self.assertEqual(second["provider"]["cidr"] == second["management"]["cidr"],
                                 nics == "1")
                done = other.ssh("controller", "apt-get update && ip -brief address show")
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn(host["overlay_address"] + "/24", done.stdout)
                footprint = Footprint(other.state)
                other.run("down")
                self.assertEqual(footprint.left(), [])
        kept = Lab(BASE, "other").run("down", "--purge")[0]
        self.assertIn("packages stays", kept)
        self.assertIn("bookworm-", kept)
        self.assertEqual(LAB.ssh("controller", "apt-get update").returncode, 0)


class D_Down(unittest.TestCase):
    def test_1_nothing_is_left(self):
        LAB.run("pause", "controller")
        LAB.run("cut", "compute1")
        footprint = Footprint(LAB.state)
        self.assertGreater(len(footprint.pids), 20)
        self.assertEqual(len(footprint.namespaces), 4)
        LAB.run("down")
        self.assertEqual(footprint.left(), [])
        self.assertEqual(bridge_settings(), BRIDGES)
        self.assertEqual(LAB.status()["state"], "down")
        LAB.run("down")

    def test_2_the_cache_survives(self):
        _, seconds, _ = LAB.run("up", "--hosts", "controller,compute1,compute2")
        self.assertLess(seconds, FIRST["seconds"])
        footprint = Footprint(LAB.state)
        # Killed in the middle of down, too, the next one finishes the work.
        child = LAB.start("down")
        time.sleep(0.4)
        child.kill()
        child.communicate()
        LAB.run("down")
        self.assertEqual(footprint.left(), [])

    def test_3_purge(self):
        # Of a copy, so that a kept package cache stays.
        whole, copy = os.path.join(BASE, "cache"), os.path.join(BASE, "copy")
        subprocess.run(["cp", "-al", whole, copy], check=True)
        self.assertIn("root.json", str([files for _, _, files in os.walk(copy)]))
        LAB.environment["PIKESTAFF_LAB_CACHE"] = copy
        LAB.run("down", "--purge")
        LAB.environment["PIKESTAFF_LAB_CACHE"] = whole
        self.assertEqual(os.listdir(copy), ["roots"])
        self.assertEqual(os.listdir(os.path.join(copy, "roots")), [".lock"])
        shutil.rmtree(copy)


if __name__ == "__main__":
    # Each class stands on what the one before has made.
    unittest.main(verbosity=2, failfast=True)
