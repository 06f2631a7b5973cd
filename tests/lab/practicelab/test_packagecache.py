# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import socket
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import sample  # noqa: F401
from pikestaff_lab import packagecache
from pikestaff_lab.errors import LabError
from pikestaff_lab.mirror import Sources
from pikestaff_lab.state import Paths

PLAIN = Sources("http://m.example/debian", "http://m.example/debian-security")


def settings(sources=PLAIN, proxy="", offline=False):
    text = packagecache.configuration("/c/packages", "10.77.4.1", 3150, sources, proxy, offline)
    return dict(line.split(":", 1) for line in text.splitlines())


class Configuration(unittest.TestCase):
    def test_plain(self):
        found = {key: value.strip() for key, value in settings().items()}
        self.assertEqual(found["BindAddress"], "10.77.4.1")
        self.assertEqual(found["Port"], "3150")
        self.assertEqual(found["Offlinemode"], "0")
        self.assertEqual(found["SocketPath"], "")
        self.assertFalse([key for key in found if key.startswith(("Remap", "Proxy"))])

    def test_https_archives_are_fetched_as_such(self):
        sources = Sources("https://m.example/debian", PLAIN.security)
        found = settings(sources)
        self.assertEqual(found["Remap-practicelab0"].strip(),
                         "http://m.example/debian ; https://m.example/debian")
        self.assertNotIn("Remap-practicelab1", found)

    def test_proxy_of_the_computer_and_offline(self):
        found = settings(proxy="http://proxy.example:3128", offline=True)
        self.assertEqual(found["Proxy"].strip(), "http://proxy.example:3128")
        self.assertEqual(found["Offlinemode"].strip(), "1")


class Stores(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.paths = Paths(f"{directory.name}/state", f"{directory.name}/cache")
        self.paths.make()

    def test_two_labs_never_share_a_store(self):
        first = packagecache.choose_store(self.paths)
        self.assertEqual(first.name, "packages")
        self.assertEqual(packagecache.choose_store(self.paths), first, "free again")
        with open(first / "lock", "a") as server:
            self.assertTrue(packagecache.lock(server))
            self.assertEqual(packagecache.choose_store(self.paths).name, "packages-2")

    def test_purge_keeps_what_another_lab_serves(self):
        first = packagecache.choose_store(self.paths)
        with open(first / "lock", "a") as server:
            packagecache.lock(server)
            packagecache.choose_store(self.paths)
            self.assertEqual(packagecache.purge(self.paths), ["packages"])
            self.assertEqual([path.name for path in self.paths.cache.glob("packages*")],
                             ["packages"])
        self.assertEqual(packagecache.purge(self.paths), [])
        self.assertFalse(first.exists())

    def test_content(self):
        store = packagecache.choose_store(self.paths)
        (store / "files/m.example/pool").mkdir(parents=True)
        (store / "files/m.example/InRelease").touch()
        self.assertFalse(packagecache.has_content(self.paths))
        (store / "files/m.example/pool/a.deb").touch()
        self.assertTrue(packagecache.has_content(self.paths))

    def test_offline_is_read_from_the_running_configuration(self):
        self.assertFalse(packagecache.is_offline(self.paths))
        conf = Path(self.paths.run / "packages")
        conf.mkdir()
        for offline in (True, False):
            (conf / "acng.conf").write_text(packagecache.configuration(
                "/c", "10.77.4.1", 3150, PLAIN, "", offline))
            self.assertEqual(packagecache.is_offline(self.paths), offline)


class Ports(unittest.TestCase):
    def test_a_taken_port_is_passed_over(self):
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            taken = server.getsockname()[1]
            self.assertTrue(packagecache.answers("127.0.0.1", taken))
            with mock.patch.object(packagecache, "PORTS", range(taken, taken + 1)):
                with self.assertRaises(LabError) as caught:
                    packagecache.free_port("127.0.0.1")
            self.assertEqual(caught.exception.text_id, "no-free-port")
        with mock.patch.object(packagecache, "PORTS", range(taken, taken + 1)):
            self.assertEqual(packagecache.free_port("127.0.0.1"), taken)
        self.assertFalse(packagecache.answers("127.0.0.1", taken))


if __name__ == "__main__":
    unittest.main()
