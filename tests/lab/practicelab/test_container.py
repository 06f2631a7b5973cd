# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest

import labpath  # noqa: F401
from pikestaff_lab import container
from pikestaff_lab.cgroups import Decision


class Command(unittest.TestCase):
    COMMAND = container.command("/x/root", "pk-a3f2-controller", "controller", "/x/c.net",
                                ["/dev/net/tun"])

    def test_proven_flags(self):
        for flag in (
            "--boot", "--keep-unit", "--register=no", "--directory=/x/root",
            "--machine=pk-a3f2-controller", "--hostname=controller",
            "--network-namespace-path=/x/c.net", "--capability=all",
            "--drop-capability=CAP_SYS_TIME", "--console=pipe", "--resolv-conf=off",
            "--bind=/dev/net/tun",
        ):
            self.assertIn(flag, self.COMMAND)

    def test_only_devices_that_exist_are_bound(self):
        self.assertEqual([word for word in self.COMMAND if word.startswith("--bind")],
                         ["--bind=/dev/net/tun"])

    def test_settings(self):
        for unified, expected in ((True, "1"), (False, "0")):
            settings = container.settings(Decision(False, (), unified, "group"))
            self.assertEqual(settings["SYSTEMD_NSPAWN_UNIFIED_HIERARCHY"], expected)
            self.assertEqual(settings["SYSTEMD_NSPAWN_API_VFS_WRITABLE"], "network")

    def test_version(self):
        for text, expected in (
            ("systemd 252 (252.39-1~deb12u2)\n+PAM +AUDIT", 252),
            ("systemd 257 (257.7-1)\n", 257), ("systemd 260~rc1 (x)", 260),
            ("", 0), ("something else", 0),
        ):
            with self.subTest(text):
                self.assertEqual(container.parse_version(text), expected)


if __name__ == "__main__":
    unittest.main()
