# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Which language a person reads, and the texts in it."""

from .failures import FAILURES
from .messages import LANGUAGES, TEXTS


class Translator:
    """Called with a text id and its values, returns the text in one language."""

    def __init__(self, language):
        self.language = language
        self._column = LANGUAGES.index(language)

    def __call__(self, text_id, **values):
        entry = TEXTS.get(text_id) or FAILURES[text_id]
        return entry[self._column].format(**values)


def of_environment(environment):
    """ko when the locale is Korean, else en."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "ko" if value.startswith("ko") else "en"
    return "en"
