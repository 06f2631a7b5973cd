# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import io
import json
import unittest

import labpath  # noqa: F401
from pikestaff_lab.language import Translator
from pikestaff_lab.progress import Progress


class Lines(unittest.TestCase):
    def test_json(self):
        stream = io.StringIO()
        progress = Progress("json", Translator("ko"), stream)
        progress.plan(3)
        progress.step("step-check")
        progress.step("step-root", suite="bookworm")
        progress.note("root-download")
        events = [json.loads(line) for line in stream.getvalue().splitlines()]
        self.assertEqual([(e["event"], e["step"], e["steps"]) for e in events],
                         [("lab-progress", 1, 3), ("lab-progress", 2, 3), ("lab-progress", 2, 3)])
        self.assertEqual(events[2]["message"], "패키지를 내려받습니다")

    def test_text(self):
        stream = io.StringIO()
        Progress("text", Translator("en"), stream).step("step-check")
        self.assertRegex(stream.getvalue(), r"^ +\d+\.\d s  Checking this computer\n$")

    def test_the_work_goes_on_when_nobody_listens(self):
        class Closed(io.StringIO):
            def write(self, text):
                raise BrokenPipeError
        progress = Progress("text", Translator("en"), Closed())
        progress.step("step-check")
        progress.step("step-network")


if __name__ == "__main__":
    unittest.main()
