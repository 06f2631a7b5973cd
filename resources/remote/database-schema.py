#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Is a database at the schema of the installed package?

    database-schema.py DATABASE FOLDER-OF-MIGRATIONS

The newest versions among the migrations (Alembic) are compared with those that the database has
recorded, which is done in a moment; the programs of the services take seconds to say the same.
Exit status: 0 yes, 1 no. Needs Python 3.5 and the program mysql.
"""
import ast
import os
import subprocess
import sys


def names(value):
    if value is None:
        return []
    return list(value) if isinstance(value, (tuple, list)) else [value]


def migrations(folder):
    """revision: the revisions that it comes after or takes in."""
    found = {}
    for place, _, files in os.walk(folder):
        for name in sorted(files):
            if not name.endswith('.py'):
                continue
            with open(os.path.join(place, name), encoding='utf-8') as file:
                tree = ast.parse(file.read())
            values = {}
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    try:
                        values[node.targets[0].id] = ast.literal_eval(node.value)
                    except ValueError:
                        pass
            if isinstance(values.get('revision'), str):
                found[values['revision']] = (names(values.get('down_revision')) +
                                             names(values.get('depends_on')))
    return found


def recorded(database):
    output = subprocess.check_output(
        ['mysql', '-N', '-B', database, '-e', 'SELECT version_num FROM alembic_version'],
        stdin=subprocess.DEVNULL)
    return set(output.decode('ascii').split())


def main(database, folder):
    known = migrations(folder)
    below = {name for names_below in known.values() for name in names_below}
    newest = set(known) - below
    present = recorded(database)
    print('newest %s, in the database %s' % (' '.join(sorted(newest)),
                                             ' '.join(sorted(present))))
    return 0 if newest and newest <= present and present <= set(known) else 1


if __name__ == '__main__':
    try:
        sys.exit(main(*sys.argv[1:]))
    except (OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
