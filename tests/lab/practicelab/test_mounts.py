# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import unittest

import labpath  # noqa: F401
from pikestaff_lab import mounts

TABLE = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
40 22 0:40 / /s/hosts/a/root rw,relatime - overlay pikestaff-lab rw,lowerdir=/c/r/fs,upperdir=/u
41 40 0:41 / /s/hosts/a/root/tmp rw - tmpfs tmpfs rw
42 22 0:4 net:[4026532] /s/run/a.net rw shared:2 - nsfs nsfs rw
43 22 0:43 / /s/hosts/with\\040space rw - tmpfs tmpfs rw
44 22 0:44 / /s2 rw - tmpfs tmpfs rw
short line
"""


class Table(unittest.TestCase):
    def test_parse(self):
        parsed = mounts.parse(TABLE)
        self.assertEqual(len(parsed), 6)
        self.assertEqual(parsed[3], ("/s/run/a.net", "nsfs", "rw"))
        self.assertEqual(parsed[4][0], "/s/hosts/with space")

    def test_below_is_innermost_first_and_exact(self):
        parsed = mounts.parse(TABLE)
        self.assertEqual(mounts.below("/s", parsed), [
            "/s/hosts/with space", "/s/run/a.net", "/s/hosts/a/root/tmp", "/s/hosts/a/root"])
        self.assertEqual(mounts.below("/s/run/a.net", parsed), ["/s/run/a.net"])
        self.assertEqual(mounts.below("/s/run/a", parsed), [])

    def test_overlay_uses(self):
        parsed = mounts.parse(TABLE)
        self.assertTrue(mounts.overlay_uses("/c/r/fs", parsed))
        self.assertFalse(mounts.overlay_uses("/c/r/f", parsed))


if __name__ == "__main__":
    unittest.main()
