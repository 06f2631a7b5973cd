# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import ipaddress
import unittest

import labpath  # noqa: F401
from pikestaff_lab import subnets
from pikestaff_lab.errors import LabError
from pikestaff_lab.subnets import Network


def cidrs(nics, in_use):
    return [network.cidr for network in subnets.pick(nics, in_use).values()]


class Pick(unittest.TestCase):
    def test_table(self):
        first = ["10.77.0.0/24", "10.78.0.0/24"]
        for why, in_use, expected in (
            ("nothing in use", [], first),
            ("elsewhere", ["192.0.2.0/24", "203.0.113.80", "10.76.0.0/16"], first),
            ("an address inside", ["10.77.0.200"], ["10.77.1.0/24", "10.78.1.0/24"]),
            ("the provider's is taken", ["10.78.0.0/25"], ["10.77.1.0/24", "10.78.1.0/24"]),
            ("a mirror and a resolver inside", ["10.77.0.9", "10.78.1.53"],
             ["10.77.2.0/24", "10.78.2.0/24"]),
            ("all of 10.77", ["10.77.0.0/16"], ["172.31.0.0/24", "172.31.1.0/24"]),
            ("a VPN with 10/8", ["10.0.0.0/8"], ["172.31.0.0/24", "172.31.1.0/24"]),
            ("10/8 and the one of Docker", ["10.0.0.0/8", "172.31.0.5", "172.17.0.0/16"],
             ["172.31.3.0/24", "172.31.4.0/24"]),
            ("10/8 and 172.16/12", ["10.0.0.0/8", "172.16.0.0/12"],
             ["192.168.240.0/24", "192.168.241.0/24"]),
            ("all private ones", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
             ["198.18.0.0/24", "198.18.1.0/24"]),
            ("another lab", ["10.77.0.1/24", "10.78.0.1/24"], ["10.77.1.0/24", "10.78.1.0/24"]),
        ):
            with self.subTest(why):
                self.assertEqual(cidrs(2, in_use), expected)

    def test_nothing_free(self):
        with self.assertRaises(LabError) as caught:
            subnets.pick(1, ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15"])
        self.assertEqual(caught.exception.text_id, "no-free-subnet")

    def test_planes_and_gateways(self):
        self.assertEqual(subnets.pick(1, []), {"management": Network("10.77.0.0/24", "10.77.0.1")})
        self.assertEqual(list(subnets.pick(3, [])), ["management", "provider", "overlay"])

    def test_one_plane_ignores_what_the_others_would_touch(self):
        self.assertEqual(cidrs(1, ["10.78.0.0/16", "10.79.0.0/16"]), ["10.77.0.0/24"])

    def test_candidates_are_sound(self):
        for triple in subnets.candidates():
            networks = [ipaddress.IPv4Network(cidr) for cidr in triple]
            self.assertEqual(len(set(networks)), 3)
            for network in networks:
                # The guide's example network is never taken: mirrors were seen in it.
                self.assertFalse(network.overlaps(ipaddress.IPv4Network("203.0.113.0/24")))
                self.assertTrue(network.is_private, network)

    def test_collisions(self):
        networks = subnets.pick(2, [])
        self.assertEqual(subnets.collisions(networks, ["192.0.2.0/24"]), [])
        self.assertEqual(subnets.collisions(networks, ["10.78.0.0/16"]),
                         [("10.78.0.0/24", "10.78.0.0/16")])


class Sources(unittest.TestCase):
    def test_routes(self):
        routes = [
            {"dst": "default", "gateway": "192.0.2.1", "dev": "eth0"},
            {"dst": "0.0.0.0/1", "gateway": "10.8.0.1", "dev": "tun0"},
            {"dst": "10.8.0.0/24", "dev": "tun0"},
            {"type": "local", "dst": "192.0.2.2", "dev": "eth0", "table": "local"},
            {"type": "unreachable", "dst": "100.64.0.0/10"},
            {"dst": "198.51.100.0/24", "nexthops": [{"gateway": "192.0.2.7"}]},
            {"dst": "fe80::/64", "dev": "eth0"},
        ]
        self.assertEqual(subnets.from_routes(routes), [
            "192.0.2.1", "10.8.0.1", "10.8.0.0/24", "192.0.2.2", "100.64.0.0/10",
            "198.51.100.0/24", "192.0.2.7"])

    def test_addresses(self):
        links = [{"ifname": "eth0", "addr_info": [
            {"family": "inet", "local": "192.0.2.2", "prefixlen": 24},
            {"family": "inet6", "local": "fe80::1", "prefixlen": 64}]}, {"ifname": "eth1"}]
        self.assertEqual(subnets.from_addresses(links), ["192.0.2.2/24"])

    def test_resolvers(self):
        text = "# nameserver 1.2.3.4\nsearch example.org\nnameserver 10.77.0.53\n" \
               "nameserver fe80::1%eth0\n  nameserver 127.0.0.53\n"
        self.assertEqual(subnets.from_resolvers(text), ["10.77.0.53", "127.0.0.53"])

    def test_hosts_file(self):
        text = "127.0.0.1 localhost # me\n# 10.1.1.1 no\n\n10.77.0.4 printer\n::1 ip6-localhost\n"
        self.assertEqual(subnets.from_hosts_file(text), ["127.0.0.1", "10.77.0.4"])


if __name__ == "__main__":
    unittest.main()
