# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The recorded host itself: its record, what it remembers, and its way to the cloud."""

import json
import os
import subprocess
import urllib.request

HERE = os.path.dirname(os.path.realpath(__file__))
RECORD = "/var/log/recorded"
STATE = "/var/lib/recorded"


def record(kind, text):
    """A line of the record. Programs of several users write there, each line in one go."""
    with open(RECORD, "a", encoding="utf-8") as file:
        file.write("%s %s\n" % (kind, " ".join(text.split("\n"))))


def state(name):
    return os.path.join(STATE, name)


def read_lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[:-1]
    except FileNotFoundError:
        return []


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def run(*words, **more):
    return subprocess.run(words, check=True, **more)


def ask_cloud(what, body):
    request = urllib.request.Request(
        "http://controller:5000/recorded/" + what, json.dumps(body).encode(),
        {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        return json.loads(answer.read().decode())
