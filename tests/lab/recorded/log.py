# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The record of what a host was asked: a line each, its kind and the rest."""

PATH = "/var/log/recorded"


def record(kind, text):
    # Programs of several users write here, each line in one go.
    with open(PATH, "a", encoding="utf-8") as file:
        file.write("%s %s\n" % (kind, " ".join(text.split("\n"))))
