# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""How the user gets into the hosts: the key of this lab and the password of ops."""

import os
import secrets
import string

from . import processes, state

LETTERS = string.ascii_letters + string.digits
PASSWORD_LENGTH = 24


def ensure(paths, owner):
    """Key and password exist and belong to owner; the directory belongs to root.

    A user who could write there could make root write elsewhere by a symbolic link.
    """
    if not paths.key.exists():
        temporary = paths.access / ".new-key"
        for leftover in (temporary, temporary.with_suffix(".pub")):
            leftover.unlink(missing_ok=True)
        processes.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "practice lab",
                       "-f", str(temporary)])
        os.replace(f"{temporary}.pub", f"{paths.key}.pub")
        os.replace(temporary, paths.key)
    if not paths.sudo_password.exists():
        word = "".join(secrets.choice(LETTERS) for _ in range(PASSWORD_LENGTH))
        state.write_file(paths.sudo_password, word + "\n", 0o600)
    for path in (paths.key, paths.sudo_password):
        os.chown(path, owner, -1)
        os.chmod(path, 0o600)


def public_key(paths):
    with open(f"{paths.key}.pub", encoding="ascii") as file:
        return file.read()


def sudo_password(paths):
    return paths.sudo_password.read_text(encoding="ascii").strip()
