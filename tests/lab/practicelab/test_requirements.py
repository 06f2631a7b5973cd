# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import os
import stat
import unittest
from collections import namedtuple
from dataclasses import replace

import labpath  # noqa: F401
from pikestaff_lab import requirements
from pikestaff_lab.cgroups import Decision
from pikestaff_lab.inventory import Host
from pikestaff_lab.mirror import Sources
from pikestaff_lab.requirements import Facts, Need

GOOD = Facts(
    root=True, missing_programs=(), kernel_lacks=(),
    decision=Decision(False, (("", "/sys/fs/cgroup"),), True, "group"), nspawn_version=252,
    free_disk=80.0, disk_place="/var/lib/x", memory=23.5,
    sources=Sources("http://mirror.example/debian", "http://mirror.example/debian-security"),
    suite="bookworm", closed_to=(),
)
NEED = Need(disk=10, memory=6)


def ids(facts, needed=NEED):
    return [problem.text_id for problem in requirements.problems(facts, needed)]


class Problems(unittest.TestCase):
    def test_table(self):
        bad = GOOD.decision
        for why, change, expected in (
            ("all is well", {}, []),
            ("no root", {"root": False}, ["need-root"]),
            ("programs", {"missing_programs": ("mmdebstrap",)}, ["need-programs"]),
            ("kernel", {"kernel_lacks": ("overlayfs", "veth")}, ["need-kernel"]),
            ("old nspawn", {"decision": replace(bad, problem="nspawn-too-old")},
             ["nspawn-too-old"]),
            ("no nspawn is one problem, not two",
             {"missing_programs": ("systemd-nspawn",), "nspawn_version": 0,
              "decision": replace(bad, problem="nspawn-too-old")}, ["need-programs"]),
            ("no nspawn and no cgroup v2",
             {"missing_programs": ("systemd-nspawn",),
              "decision": replace(bad, problem="no-cgroup2")}, ["need-programs", "no-cgroup2"]),
            ("disk", {"free_disk": 9.99}, ["need-disk"]),
            ("disk is just enough", {"free_disk": 10.0}, []),
            ("memory", {"memory": 5.5}, ["need-memory"]),
            ("6 GiB as the kernel shows them", {"memory": 5.7}, []),
            ("no mirror", {"sources": None}, ["need-mirror"]),
            ("no mirror since there is no apt",
             {"sources": None, "missing_programs": ("apt-get",)}, ["need-programs"]),
            ("closed place", {"closed_to": (("alice", "/root"),)}, ["need-way-in"]),
        ):
            with self.subTest(why):
                self.assertEqual(ids(replace(GOOD, **change)), expected)

    def test_all_at_once(self):
        worst = Facts(False, ("ip", "mmdebstrap"), ("bridges",),
                      replace(GOOD.decision, problem="no-cgroup2"), 252, 0.5, "/", 1.0, None,
                      "bookworm", (("alice", "/root"), ("bob", "/root")))
        self.assertEqual(ids(worst), [
            "need-root", "need-programs", "need-kernel", "no-cgroup2", "need-disk", "need-memory",
            "need-mirror", "need-way-in", "need-way-in"])

    def test_programs_are_named_with_their_packages(self):
        facts = replace(GOOD, missing_programs=("systemd-nspawn", "nsenter", "unshare"))
        values = dict(requirements.problems(facts, NEED)[0].values)
        self.assertEqual(values, {"programs": "systemd-nspawn, nsenter, unshare",
                                  "packages": "systemd-container util-linux"})


class Needs(unittest.TestCase):
    def test_table(self):
        controller, compute = Host("controller", 11), Host("compute1", 31)
        for why, arguments, expected in (
            ("from nothing", ([controller, compute], [controller, compute], False), Need(8, 5)),
            ("root is cached", ([controller, compute], [controller, compute], True), Need(6, 5)),
            ("one more host", ([compute], [controller, compute], True), Need(2, 5)),
            ("nothing to do", ([], [controller, compute], True), Need(0, 5)),
        ):
            with self.subTest(why):
                self.assertEqual(requirements.need(*arguments), expected)


class WayIn(unittest.TestCase):
    def test_table(self):
        status = namedtuple("Status", "st_uid st_gid st_mode")
        for why, owner, group, mode, expected in (
            ("open to all", 0, 0, 0o755, True),
            ("root's own home", 0, 0, 0o700, False),
            ("own, closed to others", 1000, 1000, 0o700, True),
            ("own without x", 1000, 1000, 0o677, False),
            ("by group", 0, 50, 0o710, True),
            ("the group is kept out", 0, 50, 0o701, False),
        ):
            with self.subTest(why):
                mode |= stat.S_IFDIR
                self.assertEqual(
                    requirements.may_enter(status(owner, group, mode), 1000, (1000, 50)), expected)
        self.assertTrue(requirements.may_enter(status(5, 5, 0), 0, ()))

    def test_nearest_existing(self):
        self.assertEqual(str(requirements.nearest_existing("/proc/no/such/place")), "/proc")
        self.assertEqual(str(requirements.nearest_existing(os.path.dirname(labpath.PROGRAM))),
                         os.path.dirname(labpath.PROGRAM))


if __name__ == "__main__":
    unittest.main()
