# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import ast
import os
import re
import string
import unittest

import labpath
from pikestaff_lab.failures import FAILURES
from pikestaff_lab.helptext import HELP
from pikestaff_lab.language import Translator
from pikestaff_lab.messages import LANGUAGES, TEXTS

PACKAGE = os.path.join(os.path.dirname(labpath.PROGRAM), "pikestaff_lab")
CATALOGS = ("messages.py", "failures.py")
CALLS = ("LabError", "UsageError", "of", "step", "note", "text")


def trees():
    for name in sorted(os.listdir(PACKAGE)):
        if name.endswith(".py") and name not in CATALOGS:
            with open(os.path.join(PACKAGE, name), encoding="utf-8") as file:
                yield name, ast.parse(file.read())


def holes(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


class Catalog(unittest.TestCase):
    def test_both_languages_have_the_same_holes(self):
        for text_id, entry in {**TEXTS, **FAILURES}.items():
            with self.subTest(text_id):
                self.assertEqual(len(entry), len(LANGUAGES))
                self.assertEqual(holes(entry[0]), holes(entry[1]))

    def test_korean_is_korean_and_english_is_not(self):
        for text_id, (english, korean) in {**TEXTS, **FAILURES}.items():
            with self.subTest(text_id):
                self.assertRegex(korean, "[가-힣]")
                self.assertNotRegex(english, "[가-힣]")

    def test_no_id_stands_in_both_parts(self):
        self.assertEqual(set(TEXTS) & set(FAILURES), set())

    def test_every_failure_fits_one_line(self):
        for entry in FAILURES.values():
            for text in entry:
                self.assertNotIn("\n", text)

    def test_every_id_that_the_program_uses_exists_with_its_values(self):
        used = 0
        for name, tree in trees():
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                called = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if called not in CALLS or not call.args:
                    continue
                for first in ast.walk(call.args[0]):
                    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                        continue
                    entry = TEXTS.get(first.value) or FAILURES.get(first.value)
                    if entry is None:
                        self.assertNotRegex(first.value, "^[a-z]+(-[a-z0-9]+)+$", name)
                        continue
                    used += 1
                    given = {word.arg for word in call.keywords}
                    if None not in given:
                        self.assertLessEqual(set(holes(entry[0])), given, (name, first.value))
        self.assertGreater(used, 60)

    def test_no_text_is_left_over(self):
        said = set()
        for _, tree in trees():
            said |= {node.value for node in ast.walk(tree)
                     if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        said |= {f"host-{word}" for word in ("running", "paused", "cut", "stopped")}
        self.assertEqual({*TEXTS, *FAILURES} - said, set())

    def test_translator(self):
        self.assertEqual(Translator("en")("done-cut", host="c"), "c is cut off")
        self.assertEqual(Translator("ko")("lab-is-down"), "실습 환경이 꺼져 있습니다.")

    def test_help_in_both_languages_names_the_same_words(self):
        words = [set(re.findall(r"practice-lab [a-z-]+|--[a-z]+|PIKESTAFF_\w+", text))
                 for text in HELP.values()]
        self.assertEqual(words[0], words[1])


if __name__ == "__main__":
    unittest.main()
