# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest

import labpath  # noqa: F401
from pikestaff_lab import inventory
from pikestaff_lab.errors import UsageError
from pikestaff_lab.inventory import Host


class Names(unittest.TestCase):
    def test_roles(self):
        for name, role in (
            ("controller", "controller"), ("controller2", "controller"),
            ("compute1", "compute"), ("block1", "block"), ("object2", "object"),
            ("storage", "compute"), ("my-controller", "compute"),
        ):
            with self.subTest(name):
                self.assertEqual(inventory.role_of(name), role)

    def test_good_names(self):
        self.assertEqual(inventory.parse_names("controller, compute1,n-2"),
                         ["controller", "compute1", "n-2"])
        self.assertEqual(inventory.parse_names("a" * 63), ["a" * 63])

    def test_bad_names(self):
        for text, text_id in (
            ("", "bad-host-name"), ("a,,b", "bad-host-name"), ("Compute1", "bad-host-name"),
            ("-a", "bad-host-name"), ("a-", "bad-host-name"), ("a.b", "bad-host-name"),
            ("../x", "bad-host-name"), ("a" * 64, "bad-host-name"),
            ("localhost", "bad-host-name"), ("호스트", "bad-host-name"),
            ("a,b,a", "duplicate-host"),
            (",".join(f"n{i}" for i in range(90)), "too-many-hosts"),
        ):
            with self.subTest(text), self.assertRaises(UsageError) as caught:
                inventory.parse_names(text)
            self.assertEqual(caught.exception.text_id, text_id)


class Numbers(unittest.TestCase):
    def test_the_guides_own_addresses(self):
        hosts = inventory.number_hosts(
            ["controller", "compute1", "compute2", "block1", "object1", "object2"])
        self.assertEqual([host.number for host in hosts], [11, 31, 32, 41, 51, 52])

    def test_existing_hosts_keep_theirs(self):
        old = [Host("compute2", 31)]
        self.assertEqual(inventory.number_hosts(["compute1", "compute2"], old),
                         [Host("compute2", 31), Host("compute1", 32)])

    def test_all_places_can_be_filled(self):
        hosts = inventory.number_hosts([f"n{i}" for i in range(89)])
        self.assertEqual(sorted(host.number for host in hosts), list(range(11, 100)))
        with self.assertRaises(UsageError):
            inventory.number_hosts(["one-more"], hosts)

    def test_hosts_lie_below_the_pool(self):
        self.assertLess(inventory.HIGHEST, inventory.POOL_FIRST)

    def test_addresses(self):
        self.assertEqual(inventory.address_in("10.77.4.0/24", 11), "10.77.4.11")

    def test_hardware_addresses_are_local_and_differ(self):
        macs = {inventory.hardware_address(lab, number, nic)
                for lab in ("a3f2", "0001") for number in (11, 99) for nic in range(3)}
        self.assertEqual(len(macs), 12)
        for mac in macs:
            self.assertEqual(int(mac[:2], 16) & 3, 2, "locally administered, not multicast")


if __name__ == "__main__":
    unittest.main()
