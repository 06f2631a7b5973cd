# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest
from unittest import mock
from pathlib import Path

import sample
from pikestaff_lab import network


class Batches(unittest.TestCase):
    def test_interface_names_fit_the_kernel(self):
        names = network.all_possible_links("a3f2")
        names += [f"computer-{short}" for short in network.SHORT.values()]
        names += [network.port_name(plane, sample.CONTROLLER) for plane in network.SHORT]
        names += list(network.SHORT)
        for name in names:
            self.assertLessEqual(len(name), 15, name)

    def test_names_of_two_labs_differ(self):
        self.assertFalse(set(network.all_possible_links("a3f2"))
                         & set(network.all_possible_links("a3f3")))

    def test_links_by_number_of_nics(self):
        for nics, expected in (
            (1, ["pk-a3f2-mgmt"]),
            (2, ["pk-a3f2-mgmt", "pk-a3f2-prov"]),
            (3, ["pk-a3f2-mgmt", "pk-a3f2-prov", "pk-a3f2-over"]),
        ):
            with self.subTest(nics):
                self.assertEqual(network.link_names(sample.lab(nics)), expected)

    def test_switch(self):
        self.assertEqual(network.switch_batch(["management", "provider"]), [
            "link set lo up",
            "link add management type bridge", "link set management up",
            "link add provider type bridge", "link set provider up"])

    def test_computer(self):
        lab = sample.lab(1)
        self.assertEqual(network.computer_batch(lab, Path("/x/.switch")), [
            "link add pk-a3f2-mgmt type veth peer name computer-mgmt netns /x/.switch"])
        self.assertEqual(network.address_batch(lab), [
            "address add 10.77.4.1/24 dev pk-a3f2-mgmt", "link set pk-a3f2-mgmt up"])

    def test_nics(self):
        lines = network.nics_batch(sample.lab(2), sample.CONTROLLER, Path("/x/c.net"), cut=False)
        self.assertEqual(lines, [
            "link add mgmt-11 type veth peer name eth0 address 02:70:a3:f2:0b:00 netns /x/c.net",
            "link set mgmt-11 master management up",
            "link add prov-11 type veth peer name eth1 address 02:70:a3:f2:0b:01 netns /x/c.net",
            "link set prov-11 master provider up"])

    def test_a_cut_host_boots_with_its_management_cable_pulled(self):
        lines = network.nics_batch(sample.lab(3), sample.COMPUTE, Path("/x/c.net"), cut=True)
        self.assertIn("link set mgmt-31 master management down", lines)
        self.assertIn("link set prov-31 master provider up", lines)
        self.assertIn("link set over-31 master overlay up", lines)


class LeftLinks(unittest.TestCase):
    def remove(self, deleted, still_there):
        with mock.patch.object(network.processes, "succeeds", return_value=deleted), \
                mock.patch.object(network, "links_present", return_value=still_there), \
                mock.patch.object(network.processes, "run") as again:
            network.remove_link("pk-1-prov")
        return again.called

    def test_link_that_vanished_by_itself_is_no_failure(self):
        self.assertFalse(self.remove(False, []))

    def test_link_that_stays_is_told(self):
        self.assertTrue(self.remove(False, ["pk-1-prov"]))

    def test_deleted(self):
        self.assertFalse(self.remove(True, []))


if __name__ == "__main__":
    unittest.main()
