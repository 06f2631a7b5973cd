# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest

import sample
from pikestaff_lab import hostfiles


def text_of(path, nics=2, host=sample.CONTROLLER):
    return hostfiles.files(sample.lab(nics), host, "f" * 32, "ssh-ed25519 AAAA me\n")[path].text


class Files(unittest.TestCase):
    def test_hosts_file_is_the_installers(self):
        lines = text_of("/etc/hosts").splitlines()
        self.assertEqual(lines[:2], ["127.0.0.1\tlocalhost", "127.0.1.1\tcontroller"])
        # The trap of the guide: no name of another host, and the own one is not the address.
        self.assertNotIn("compute1", text_of("/etc/hosts"))
        self.assertNotIn("10.77.4.11", text_of("/etc/hosts"))

    def test_interfaces(self):
        two = text_of("/etc/network/interfaces")
        self.assertTrue(two.endswith(
            "\nauto lo\niface lo inet loopback\n"
            "\nauto eth0\niface eth0 inet static\n"
            "\taddress 10.77.4.11/24\n\tgateway 10.77.4.1\n"), two)
        self.assertNotIn("eth1", two)
        three = text_of("/etc/network/interfaces", 3, sample.COMPUTE)
        self.assertIn("auto eth2\niface eth2 inet static\n\taddress 10.79.4.31/24\n", three)
        self.assertEqual(three.count("gateway"), 1)
        self.assertNotIn("eth1", three)

    def test_proxy_is_an_address(self):
        self.assertEqual(text_of("/etc/apt/apt.conf.d/90practice-lab-proxy"),
                         'Acquire::http::Proxy "http://10.77.4.1:3150";\n')

    def test_keys_are_closed_and_owned(self):
        files = hostfiles.files(sample.lab(), sample.CONTROLLER, "f" * 32, "key\n")
        for path, owner in (("/root/.ssh/authorized_keys", (0, 0)),
                            ("/home/ops/.ssh/authorized_keys", (1000, 1000))):
            self.assertEqual((files[path].mode, files[path].owner), (0o600, owner))

    def test_nothing_but_clock_proxy_and_dpkg_differs(self):
        self.assertEqual(sorted(hostfiles.files(sample.lab(), sample.CONTROLLER, "f", "k")), [
            "/etc/apt/apt.conf.d/90practice-lab-proxy", "/etc/hostname", "/etc/hosts",
            "/etc/machine-id", "/etc/network/interfaces", "/etc/resolv.conf",
            "/home/ops/.ssh/authorized_keys", "/root/.ssh/authorized_keys"])


if __name__ == "__main__":
    unittest.main()
