# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import os
import subprocess
import tempfile
import unittest

import labpath  # noqa: F401
from pikestaff_lab import cgroups
from pikestaff_lab.cgroups import Decision, Surroundings
from pikestaff_lab.errors import LabError

V2, HYBRID_V2, V1 = "/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd"


class Decide(unittest.TestCase):
    def test_table(self):
        both = (("", HYBRID_V2), ("name=systemd", V1))
        for why, around, expected in (
            ("no systemd, hybrid: the case that was proven",
             Surroundings(False, HYBRID_V2, V1, True, 252),
             Decision(False, both, True, "group")),
            ("no systemd, with processors by weight",
             Surroundings(False, HYBRID_V2, V1, True, 252, "/cpu"),
             Decision(False, (*both, ("cpu", "/cpu")), True, "group")),
            ("systemd weighs by itself",
             Surroundings(True, V2, "", True, 257, "/cpu"),
             Decision(True, (("", V2),), True, "group")),
            ("no systemd, pure v2: OpenRC, runit, a privileged container",
             Surroundings(False, V2, "", True, 252),
             Decision(False, (("", V2),), True, "group")),
            ("no systemd, pure v1", Surroundings(False, "", V1, True, 252),
             Decision(False, (("name=systemd", V1),), True, "signals")),
            ("systemd, pure v2: Debian 11 and later",
             Surroundings(True, V2, "", True, 257),
             Decision(True, (("", V2),), True, "group")),
            ("systemd, hybrid: Debian 10, Ubuntu 20.04",
             Surroundings(True, HYBRID_V2, V1, True, 245),
             Decision(True, both, True, "group")),
            ("systemd, pure v1 by kernel option",
             Surroundings(True, "", V1, True, 252),
             Decision(True, (("name=systemd", V1),), True, "signals")),
            ("nspawn of Ubuntu 18.04", Surroundings(True, HYBRID_V2, V1, True, 237),
             Decision(True, both, True, "group", "nspawn-too-old")),
            ("oldest nspawn that will do", Surroundings(True, V2, "", True, 242),
             Decision(True, (("", V2),), True, "group")),
            ("a kernel without cgroup v2", Surroundings(False, "", V1, False, 252),
             Decision(False, (("name=systemd", V1),), True, "signals", "no-cgroup2")),
            ("nothing mounted", Surroundings(False, "", "", True, 252),
             Decision(False, (), True, "signals", "no-cgroup-mount")),
        ):
            with self.subTest(why):
                self.assertEqual(cgroups.decide(around), expected)

    def test_mounts(self):
        for why, text, expected in (
            ("hybrid", "tmpfs /sys/fs/cgroup tmpfs rw 0 0\n"
             "cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\n"
             "cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0\n"
             "cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0\n", (HYBRID_V2, V1, "")),
            ("v2", "cgroup2 /sys/fs/cgroup cgroup2 rw,nsdelegate 0 0\n", (V2, "", "")),
            ("v1", "cgroup /sys/fs/cgroup/systemd cgroup rw,xattr,name=systemd 0 0\n", ("", V1, "")),
            ("controllers alone", "cgroup /sys/fs/cgroup/pids cgroup rw,pids 0 0\n", ("", "", "")),
            ("processors", "cgroup /c/cpu cgroup rw,cpu,cpuacct 0 0\n"
             "cgroup /c/cpuset cgroup rw,cpuset 0 0\n", ("", "", "/c/cpu")),
            ("none", "proc /proc proc rw 0 0\n\nodd\n", ("", "", "")),
        ):
            with self.subTest(why):
                self.assertEqual(cgroups.parse_mounts(text), expected)


class Groups(unittest.TestCase):
    BOTH = (("", HYBRID_V2), ("name=systemd", V1))

    def bases(self, own_scope, own_groups, trees=BOTH):
        decision = Decision(own_scope, trees, True, "group")
        return cgroups.base_directories(decision, "a3f2", "compute1", own_groups)

    def test_own_groups(self):
        self.assertEqual(self.bases(False, "0::/whatever\n"), [
            f"{HYBRID_V2}/pikestaff-lab-a3f2-compute1", f"{V1}/pikestaff-lab-a3f2-compute1"])

    def test_scope_of_systemd(self):
        scope = "/system.slice/pikestaff-lab-a3f2-compute1.scope"
        self.assertEqual(self.bases(True, f"0::{scope}\n", (("", V2),)), [V2 + scope])
        text = f"5:pids:/x\n1:name=systemd:{scope}\n0::{scope}\n"
        self.assertEqual(self.bases(True, text), [HYBRID_V2 + scope, V1 + scope])

    def test_a_group_that_is_not_ours_is_never_used(self):
        # Everything in a base is killed one day: it must not be the caller's session.
        for text in ("0::/\n", "0::/user.slice/user-1000.slice/session-3.scope\n", "",
                     "0::/system.slice/pikestaff-lab-a3f2-compute11.scope\n"):
            with self.subTest(text), self.assertRaises(LabError):
                self.bases(True, text)

    def test_launcher(self):
        self.assertEqual(cgroups.launcher(Decision(False, (), True, "group"), "a3f2", "x"), [])
        command = cgroups.launcher(Decision(True, (), True, "group"), "a3f2", "x")
        self.assertEqual(command[0], "systemd-run")
        self.assertIn("--property=Delegate=yes", command)
        self.assertIn("--property=CPUWeight=100", command)
        self.assertIn("--unit=pikestaff-lab-a3f2-x", command)
        self.assertEqual(command[-1], "--")

    def test_weigh(self):
        with tempfile.TemporaryDirectory() as base:
            cgroups.weigh([base], 400)
            self.assertEqual(os.listdir(base), [])
            shares = os.path.join(base, "cpu.shares")
            open(shares, "w").close()
            cgroups.weigh(["/nowhere", base], 400)
            with open(shares) as file:
                self.assertEqual(file.read(), "4096")

    def test_members_freeze_and_kill(self):
        with tempfile.TemporaryDirectory() as base:
            sleeper = subprocess.Popen(["sleep", "60"])
            inner = os.path.join(base, "payload", "system.slice")
            os.makedirs(inner)
            with open(os.path.join(base, "cgroup.procs"), "w") as file:
                file.write("0\n")
            procs = os.path.join(inner, "cgroup.procs")
            with open(procs, "w") as file:
                file.write(f"{sleeper.pid}\n")
            self.assertEqual(cgroups.members([base, "/nowhere"]), {sleeper.pid})
            cgroups.set_frozen([base], "signals", True)
            os.waitid(os.P_PID, sleeper.pid, os.WSTOPPED)
            cgroups.set_frozen([base], "signals", False)
            os.waitid(os.P_PID, sleeper.pid, os.WCONTINUED)
            # These files do not empty themselves as the kernel's do, so kill() cannot succeed.
            self.assertFalse(cgroups.kill([base], seconds=0.1))
            self.assertEqual(sleeper.wait(), -9)
            open(procs, "w").close()
            self.assertTrue(cgroups.kill([base], seconds=0.1))

    def test_group_freezer(self):
        with tempfile.TemporaryDirectory() as base:
            v1 = os.path.join(base, "v1")
            os.makedirs(v1)
            control = os.path.join(base, "cgroup.freeze")
            for frozen, expected in ((True, "1"), (False, "0")):
                open(control, "w").close()
                cgroups.set_frozen([base, v1, "/nowhere"], "group", frozen)
                with open(control) as file:
                    self.assertEqual(file.read(), expected)
            self.assertEqual(os.listdir(v1), [])


if __name__ == "__main__":
    unittest.main()
