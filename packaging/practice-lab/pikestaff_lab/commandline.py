# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The command line: what was asked for, which verb does it, and the exit status."""

import argparse
import os
import pwd
import re
import signal
import sys
from dataclasses import dataclass, field

from . import helptext, inventory, lab, packagecache, state, status, supervisor
from .errors import Interrupted, LabError, Unfit, UsageError
from .language import Translator, of_environment
from .messages import LANGUAGES
from .progress import Progress

FORMATS = ("text", "json")
VALUES = ("--hosts", "--suite", "--nics", "--owner", "--format")
# Verb -> the options it takes besides --lang.
OPTIONS = {
    "up": VALUES,
    "down": ("--purge", "--format"),
    **{verb: ("--format",) for verb in (
        "status", "reset", "reboot", "pause", "unpause", "cut", "heal")},
    "root-command": (),
}
HIDDEN = ("supervise-host", "serve-packages")
ONE_HOST = ("reboot", "pause", "unpause", "cut", "heal")


@dataclass
class Words:
    """A command line taken apart: verb, options by name, and the other words."""

    verb: str = ""
    options: dict = field(default_factory=dict)
    rest: list = field(default_factory=list)
    command: list = field(default_factory=list)


class Parser(argparse.ArgumentParser):
    """argparse whose complaints are ours, since its own exist in English alone."""

    def __init__(self):
        super().__init__(prog="practice-lab", add_help=False, allow_abbrev=False)
        self.add_argument("words", nargs="*")
        for name in ("--lang", *VALUES):
            self.add_argument(name, dest=name, default=argparse.SUPPRESS)
        self.add_argument("--purge", dest="--purge", action="store_true",
                          default=argparse.SUPPRESS)

    def error(self, message):
        lacking = re.match(r"argument (\S+): expected one argument", message)
        if lacking:
            raise UsageError("no-value", option=lacking.group(1))
        raise UsageError("bad-usage", detail=message)


def take_apart(arguments):
    """Words of a command line. Pure; a UsageError names what is wrong."""
    own = before_command(arguments)
    parsed, unknown = Parser().parse_known_intermixed_args(own)
    options = vars(parsed)
    verb, *rest = options.pop("words") or [""]
    words = Words(verb, options, rest, list(arguments[len(own) + 1:]))
    if unknown:
        raise UsageError("unknown-option", verb=verb or "practice-lab", word=unknown[0])
    if words.command == [] and len(own) < len(arguments) and verb != "root-command":
        raise UsageError("unknown-option", verb=verb or "practice-lab", word="--")
    check(words)
    return words


def check(words):
    """Whether verb, options and words fit together."""
    verbs = ", ".join(OPTIONS)
    if not words.verb:
        raise UsageError("no-verb", verbs=verbs)
    if words.verb in HIDDEN:
        return
    if words.verb not in OPTIONS:
        raise UsageError("unknown-verb", verb=words.verb, verbs=verbs)
    for name in words.options:
        if name not in ("--lang", *OPTIONS[words.verb]):
            raise UsageError("unknown-option", verb=words.verb, word=name)
    for name, allowed in (("--lang", LANGUAGES), ("--format", FORMATS), ("--nics", "123")):
        value = words.options.get(name)
        if value is not None and value not in tuple(allowed):
            raise UsageError("bad-value", option=name, value=value, allowed=" | ".join(allowed))
    check_rest(words)


def check_rest(words):
    if words.verb == "root-command":
        if len(words.rest) != 1 or not words.command:
            raise UsageError("no-command")
        return
    if words.command:
        raise UsageError("unknown-option", verb=words.verb, word="--")
    if words.verb in ONE_HOST:
        if len(words.rest) != 1:
            raise UsageError("no-host", verb=words.verb)
    elif words.verb != "reset" and words.rest:
        raise UsageError("unknown-option", verb=words.verb, word=words.rest[0])


def request_of(options, environment):
    """The Request of `up`."""
    names = options.get("--hosts")
    suite = options.get("--suite")
    if suite is not None and not re.fullmatch(r"[a-z][a-z0-9-]*", suite):
        raise UsageError("bad-suite", value=suite)
    nics = options.get("--nics")
    owner = options.get("--owner")
    return lab.Request(
        names=None if names is None else tuple(inventory.parse_names(names)),
        suite=suite,
        nics=None if nics is None else int(nics),
        owner=None if owner is None else user_number(owner),
        default_owner=user_number(
            environment.get("PKEXEC_UID") or environment.get("SUDO_UID") or str(os.getuid())),
    )


def user_number(text):
    try:
        return pwd.getpwuid(int(text)).pw_uid
    except (KeyError, ValueError, OverflowError):
        raise UsageError("unknown-owner", value=text) from None


def main(arguments):
    """Runs one command line; returns the exit status."""
    os.umask(0o022)
    text = Translator(asked_language(arguments) or of_environment(os.environ))
    if any(word in ("--help", "-h") for word in before_command(arguments)):
        print(helptext.HELP[text.language], end="")
        return 0
    try:
        words = take_apart(arguments)
        catch_signals()
        return run_verb(words, text)
    except Unfit as error:
        for problem in error.problems:
            complain(text(problem.text_id, **dict(problem.values)))
        return error.exit_status
    except LabError as error:
        complain(text(error.text_id, **error.values))
        return error.exit_status
    except Interrupted as error:
        complain(text("interrupted"))
        return error.exit_status
    except OSError as error:
        # A full disk, a file where a directory should be, rights: the system says it best.
        complain(text("refused", place=error.filename or "?", cause=error.strerror or error))
        return LabError.exit_status
    except Exception as error:
        complain(text("unexpected", cause=f"{type(error).__name__}: {error}"))
        return LabError.exit_status


def before_command(arguments):
    """The words that are ours, not those of the command behind --."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def asked_language(arguments):
    """The language of --lang, looked for first since errors need it; empty when not given."""
    words = before_command(arguments)
    for index, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(words[index + 1:index + 2])
            return value if value in LANGUAGES else ""
    return ""


def complain(line):
    print(f"practice-lab: {line}", file=sys.stderr)


def catch_signals():
    def stop(number, frame):
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)
        raise Interrupted

    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, stop)


def run_verb(words, text):
    paths = state.Paths.of_environment()
    if words.verb == "supervise-host":
        return supervisor.supervise(paths, words.rest[0])
    if words.verb == "serve-packages":
        return packagecache.serve(paths, words.rest[0])
    output_format = words.options.get("--format", "text")
    bench = lab.Bench(paths, Progress(output_format, text), own_program())
    verb = words.verb
    if verb == "up":
        lab.up(bench, request_of(words.options, os.environ))
    elif verb == "reset":
        lab.reset(bench, words.rest)
    elif verb == "down":
        lab.down(bench, "--purge" in words.options)
    elif verb == "reboot":
        lab.reboot(bench, words.rest[0])
    elif verb in ("pause", "unpause"):
        lab.set_paused(bench, words.rest[0], verb == "pause")
    elif verb in ("cut", "heal"):
        lab.set_cut(bench, words.rest[0], verb == "cut")
    elif verb == "root-command":
        lab.root_command(bench, words.rest[0], words.command)
    if verb in ("up", "reset", "status"):
        show(bench, output_format, text, verb)
    return 0


def own_program():
    """How this program calls itself for the processes that stay."""
    return ["/usr/bin/python3", "-IB", os.path.realpath(sys.argv[0])]


def show(bench, output_format, text, verb):
    """The status; the last line of `up` and `reset`."""
    record = status.describe(bench.paths)
    if output_format == "text":
        bench.progress.line(status.as_text(record, text))
    elif verb == "status":
        bench.progress.emit(record)
    else:
        bench.progress.emit({"event": f"lab-{verb}", **record})
