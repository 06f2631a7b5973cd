# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import os
import subprocess
import tempfile
import unittest
from unittest import mock

import labpath
from pikestaff_lab import commandline, language
from pikestaff_lab.errors import UsageError


class TakeApart(unittest.TestCase):
    def test_good_lines(self):
        for line, verb, options, rest, command in (
            ("up", "up", {}, [], []),
            ("up --hosts a,b --suite trixie --nics 3 --owner 0 --lang ko --format json", "up",
             {"--hosts": "a,b", "--suite": "trixie", "--nics": "3", "--owner": "0",
              "--lang": "ko", "--format": "json"}, [], []),
            ("--lang=ko up --hosts=a", "up", {"--lang": "ko", "--hosts": "a"}, [], []),
            ("down --purge", "down", {"--purge": True}, [], []),
            ("reset", "reset", {}, [], []),
            ("reset a --lang en b", "reset", {"--lang": "en"}, ["a", "b"], []),
            ("cut compute1", "cut", {}, ["compute1"], []),
            ("root-command a -- ls -l --help", "root-command", {}, ["a"],
             ["ls", "-l", "--help"]),
            ("supervise-host a", "supervise-host", {}, ["a"], []),
        ):
            with self.subTest(line):
                words = commandline.take_apart(line.split())
                self.assertEqual((words.verb, words.options, words.rest, words.command),
                                 (verb, options, rest, command))

    def test_bad_lines(self):
        for line, text_id in (
            ("", "no-verb"), ("--lang ko", "no-verb"), ("explode", "unknown-verb"),
            ("up --frob", "unknown-option"), ("up --frob=1", "unknown-option"),
            ("up a", "unknown-option"), ("status --purge", "unknown-option"),
            ("down --nics 2", "unknown-option"), ("status -- ls", "unknown-option"),
            ("status --", "unknown-option"),
            ("up --nics", "no-value"), ("up --hosts --nics 1", "no-value"), ("--lang", "no-value"),
            ("up --nics 4", "bad-value"), ("up --nics=", "bad-value"),
            ("status --format yaml", "bad-value"), ("status --lang fr", "bad-value"),
            ("reboot", "no-host"), ("pause a b", "no-host"), ("heal", "no-host"),
            ("root-command", "no-command"), ("root-command a", "no-command"),
            ("root-command a --", "no-command"), ("root-command -- ls", "no-command"),
            ("down --purge=1", "bad-usage"),
        ):
            with self.subTest(line), self.assertRaises(UsageError) as caught:
                commandline.take_apart(line.split())
            self.assertEqual(caught.exception.text_id, text_id)


class Requests(unittest.TestCase):
    def test_who_gets_the_key(self):
        me = os.getuid()
        for options, environment, owner, default in (
            ({}, {}, None, me),
            ({}, {"SUDO_UID": "0"}, None, 0),
            ({}, {"PKEXEC_UID": "0", "SUDO_UID": "1"}, None, 0),
            ({"--owner": "0"}, {}, 0, me),
        ):
            with self.subTest(options=options, environment=environment):
                request = commandline.request_of(options, environment)
                self.assertEqual((request.owner, request.default_owner), (owner, default))

    def test_not_said_is_none(self):
        request = commandline.request_of({}, {})
        self.assertEqual((request.names, request.suite, request.nics), (None, None, None))

    def test_bad_values(self):
        for options, text_id in (
            ({"--owner": "nobody"}, "unknown-owner"), ({"--owner": "4000000000"}, "unknown-owner"),
            ({"--owner": "-5"}, "unknown-owner"), ({"--owner": "9" * 30}, "unknown-owner"),
            ({"--suite": "../etc"}, "bad-suite"), ({"--suite": "-x"}, "bad-suite"),
            ({"--hosts": "A"}, "bad-host-name"),
        ):
            with self.subTest(options), self.assertRaises(UsageError) as caught:
                commandline.request_of(options, {})
            self.assertEqual(caught.exception.text_id, text_id)


class Language(unittest.TestCase):
    def test_environment(self):
        for environment, expected in (
            ({}, "en"), ({"LANG": "ko_KR.UTF-8"}, "ko"), ({"LANG": "de_DE.UTF-8"}, "en"),
            ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
            ({"LANG": "C", "LC_MESSAGES": "ko_KR"}, "ko"),
            ({"LANG": "ko_KR", "LC_ALL": ""}, "ko"),
        ):
            with self.subTest(environment):
                self.assertEqual(language.of_environment(environment), expected)

    def test_option(self):
        for line, expected in (
            ("up --lang ko", "ko"), ("--lang=en up", "en"), ("up --lang", ""),
            ("up --lang fr", ""), ("root-command a -- x --lang ko", ""), ("up", ""),
        ):
            with self.subTest(line):
                self.assertEqual(commandline.asked_language(line.split()), expected)


class Program(unittest.TestCase):
    def run_program(self, *arguments, **environment):
        with tempfile.TemporaryDirectory() as directory:
            return subprocess.run(
                [labpath.PROGRAM, *arguments], capture_output=True, text=True,
                env={"PATH": os.environ["PATH"], "PIKESTAFF_LAB_STATE": f"{directory}/state",
                     "PIKESTAFF_LAB_CACHE": f"{directory}/cache", **environment})

    def test_wrong_usage(self):
        for arguments, environment, expected in (
            (["up", "--nics", "9"], {}, "practice-lab: --nics 9: must be 1 | 2 | 3\n"),
            (["up", "--nics", "9", "--lang", "ko"], {},
             "practice-lab: --nics 9: 다음 중 하나여야 합니다: 1 | 2 | 3\n"),
            (["up", "--nics", "9"], {"LANG": "ko_KR.UTF-8"},
             "practice-lab: --nics 9: 다음 중 하나여야 합니다: 1 | 2 | 3\n"),
        ):
            with self.subTest(arguments):
                done = self.run_program(*arguments, **environment)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", expected))

    def test_help(self):
        for word, start in (("en", "practice-lab: real hosts"), ("ko", "practice-lab: 이 컴퓨터")):
            done = self.run_program("--help", "--lang", word)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(done.stdout.startswith(start), done.stdout)
            for verb in commandline.OPTIONS:
                self.assertIn(verb, done.stdout)

    def test_no_lab(self):
        done = self.run_program("status")
        self.assertEqual((done.returncode, done.stdout), (0, "The practice lab is down.\n"))

    def test_a_place_that_cannot_be(self):
        done = self.run_program("status", PIKESTAFF_LAB_STATE="here")
        self.assertEqual(done.returncode, 2)
        self.assertIn("PIKESTAFF_LAB_STATE", done.stderr)


class Failures(unittest.TestCase):
    def test_the_unexpected_is_one_line(self):
        with mock.patch.object(commandline, "run_verb", side_effect=ValueError("odd")), \
                mock.patch.object(commandline, "catch_signals"), \
                mock.patch.object(commandline, "complain") as complain:
            self.assertEqual(commandline.main(["status", "--lang", "en"]), 1)
        self.assertIn("ValueError: odd", complain.call_args.args[0])


if __name__ == "__main__":
    unittest.main()
