# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest
from unittest import mock

import sample
from pikestaff_lab import hosts, lab, rootfs
from pikestaff_lab.errors import LabError, UsageError
from pikestaff_lab.lab import Request


class Planned(unittest.TestCase):
    def test_a_new_lab(self):
        plan = lab.planned(None, Request(default_owner=1000))
        self.assertEqual([host.name for host in plan.hosts], ["controller", "compute1", "compute2"])
        self.assertEqual((plan.suite, plan.nics, plan.owner), ("bookworm", 2, 1000))
        plan = lab.planned(None, Request(("a",), "trixie", 3, 0, 1000))
        self.assertEqual(([host.name for host in plan.hosts], plan.suite, plan.nics, plan.owner),
                         (["a"], "trixie", 3, 0))

    def test_an_existing_lab_keeps_what_was_not_said(self):
        old = sample.lab(3)
        self.assertEqual(lab.planned(old, Request(default_owner=7)), old)
        self.assertEqual(lab.planned(old, Request(("compute1",), "bookworm", 3)), old)

    def test_more_hosts(self):
        plan = lab.planned(sample.lab(), Request(("controller", "block1")))
        self.assertEqual([host.name for host in plan.hosts], ["controller", "compute1", "block1"])

    def test_another_owner(self):
        self.assertEqual(lab.planned(sample.lab(), Request(owner=0)).owner, 0)

    def test_what_cannot_change(self):
        for request, option in ((Request(suite="trixie"), "--suite"), (Request(nics=1), "--nics")):
            with self.subTest(option), self.assertRaises(UsageError) as caught:
                lab.planned(sample.lab(), request)
            self.assertEqual(caught.exception.values["option"], option)


class Roots(unittest.TestCase):
    def test_a_host_whose_root_is_gone_is_not_started(self):
        noted = {"root": "bookworm-1", "build": "one"}
        for existing, fails in ((rootfs.Root("bookworm-1", "one"), False),
                                (rootfs.Root("bookworm-1", "two"), True), (None, True)):
            with self.subTest(existing), \
                    mock.patch.object(hosts, "prepared", return_value=noted), \
                    mock.patch.object(rootfs, "existing", return_value=existing):
                if not fails:
                    lab.check_root_is_same(None, sample.CONTROLLER)
                    continue
                with self.assertRaises(LabError) as caught:
                    lab.check_root_is_same(None, sample.CONTROLLER)
                self.assertEqual(caught.exception.text_id, "root-lost")


if __name__ == "__main__":
    unittest.main()
