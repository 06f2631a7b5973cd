# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import os
import unittest
from unittest import mock

import labpath  # noqa: F401
from pikestaff_lab import mirror
from pikestaff_lab.mirror import Sources


def targets(*lines):
    return "".join("\t".join(fields) + "\n" for fields in lines)


DEBIAN = ("http://mirror.example/debian/", "Debian", "Debian", "bookworm", "main")
UPDATES = ("http://mirror.example/debian/", "Debian", "Debian", "bookworm-updates", "main")
SECURITY = ("http://sec.example/debian-security/", "Debian", "Debian-Security",
            "bookworm-security", "main")


class IndexTargets(unittest.TestCase):
    def test_table(self):
        both = Sources("http://mirror.example/debian", "http://sec.example/debian-security")
        for why, text, expected in (
            ("plain", targets(DEBIAN, UPDATES, SECURITY), both),
            ("any order", targets(SECURITY, UPDATES, DEBIAN), both),
            ("no security named", targets(DEBIAN),
             Sources("http://mirror.example/debian", "http://mirror.example/debian-security")),
            ("others beside it", targets(
                ("https://pkgs.example/debian/", "Docker", "Docker", "bookworm", "main"),
                ("http://mirror.example/backports/", "Debian", "Debian Backports", "x", "main"),
                ("http://mirror.example/debian/", "Debian", "Debian", "bookworm", "contrib"),
                DEBIAN, SECURITY), both),
            ("https", targets(("https://m.example/debian/", *DEBIAN[1:])),
             Sources("https://m.example/debian", "https://m.example/debian-security")),
            ("a DVD", targets(("cdrom://Debian/", *DEBIAN[1:])), None),
            ("a folder", targets(("file:/srv/debian/", *DEBIAN[1:])), None),
            ("Ubuntu", targets(("http://u.example/ubuntu/", "Ubuntu", "Ubuntu", "noble", "main")),
             None),
            ("nothing", "", None),
            ("lines of another shape", "N: hello\n\n", None),
        ):
            with self.subTest(why):
                self.assertEqual(mirror.from_index_targets(text), expected)

    def test_environment_wins(self):
        with mock.patch.dict(os.environ, {"PIKESTAFF_LAB_MIRROR": "http://m.example/debian/"}):
            self.assertEqual(mirror.of_this_computer(), Sources(
                "http://m.example/debian", "http://m.example/debian-security"))


class Lines(unittest.TestCase):
    def test_lines_are_plain_http(self):
        sources = Sources("https://m.example/debian", "http://s.example/debian-security")
        self.assertEqual(sources.lines("trixie"), [
            "deb http://m.example/debian trixie main",
            "deb http://m.example/debian trixie-updates main",
            "deb http://s.example/debian-security trixie-security main"])
        self.assertEqual(sources.host_names, ["m.example", "s.example"])


class Shown(unittest.TestCase):
    def test_no_password(self):
        for address, expected in (
            ("http://m.example/debian", "http://m.example/debian"),
            ("https://me:s3cret@m.example:8080/debian", "https://m.example:8080/debian"),
            ("http://m.example/a@b", "http://m.example/a@b"),
            ("http://m.example", "http://m.example"),
        ):
            with self.subTest(address):
                self.assertEqual(mirror.shown(address), expected)


class Reachable(unittest.TestCase):
    def test_closed_port_is_not_reachable(self):
        self.assertFalse(mirror.reachable(Sources("http://127.0.0.1:9/debian", ""), "x", ""))


if __name__ == "__main__":
    unittest.main()
