# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Tokens that are used again within some minutes: a login costs Keystone more than most of what is
asked afterwards. They lie beside our programs, in memory and for root alone."""
import hashlib
import json
import os
import tempfile
import time

OLDEST_SECONDS = 600


class Kept:
    """The token of these credentials; other ones, another password among them, have another."""

    def __init__(self, auth):
        tools = os.environ.get('PIKESTAFF_TOOLS')
        self.path = None  # it is nobody's host: nothing is kept
        if tools:
            words = json.dumps([auth[key] for key in sorted(auth)]).encode('utf-8')
            self.path = os.path.join(os.path.dirname(os.path.abspath(tools)), 'tokens',
                                     hashlib.sha256(words).hexdigest())

    def read(self):
        try:
            with open(self.path or '', encoding='ascii') as file:
                young = time.time() - os.fstat(file.fileno()).st_mtime < OLDEST_SECONDS
                return file.read() if young else None
        except OSError:
            return None

    def write(self, token):
        """In one go: another program may read it at this moment. What is too old is deleted."""
        if not self.path:
            return
        folder = os.path.dirname(self.path)
        try:
            os.makedirs(folder, 0o700, exist_ok=True)
            for name in os.listdir(folder):
                other = os.path.join(folder, name)
                if time.time() - os.stat(other).st_mtime >= OLDEST_SECONDS:
                    os.unlink(other)
            descriptor, part = tempfile.mkstemp(dir=folder)
            with os.fdopen(descriptor, 'w') as file:
                file.write(token)
            os.rename(part, self.path)
        except OSError:
            pass  # the next one logs in again
