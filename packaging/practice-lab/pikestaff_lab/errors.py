# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What can go wrong, as text ids with values; the words are in messages.py."""


class LabError(Exception):
    """A failure with one clear line: text_id and values name it in messages.py."""

    exit_status = 1

    def __init__(self, text_id, **values):
        super().__init__(text_id, values)
        self.text_id = text_id
        self.values = values


class UsageError(LabError):
    """The command line, or what it asks of an existing lab, makes no sense."""

    exit_status = 2


class Unfit(LabError):
    """This computer cannot carry the lab yet; problems holds every reason at once."""

    def __init__(self, problems):
        super().__init__(problems[0].text_id, **dict(problems[0].values))
        self.problems = problems


class Interrupted(BaseException):
    """SIGINT, SIGTERM or SIGHUP came; not an Exception, so that nothing swallows it."""

    exit_status = 4
