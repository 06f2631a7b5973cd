# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""database-schema.py and ebtables.sh as programs."""
import os
import subprocess
import sys
import tempfile
import unittest

REMOTE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'resources',
                      'remote')


def run(program, *words, **environment):
    process = subprocess.Popen([sys.executable, os.path.join(REMOTE, program)] + list(words),
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env=dict(os.environ, **environment))
    output = process.communicate()[0].decode('utf-8')
    return process.returncode, output.strip()


class SchemaTest(unittest.TestCase):
    """Two branches, one of which depends on the other, as Glance has; two heads, as Neutron."""

    MIGRATIONS = {'first.py': "revision = 'a1'\ndown_revision = None\n",
                  'expand/second.py': "revision = 'e2'\ndown_revision = 'a1'\n",
                  'contract/third.py': "revision = 'c2'\ndown_revision = ('a1',)\n"
                                       "depends_on = ('e2',)\nbranch = label()\n",
                  'other.py': "revision = 'n1'\ndown_revision = None\n",
                  'helper.py': "revision = name()\n", 'README': 'no migration'}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for name, text in self.MIGRATIONS.items():
            path = os.path.join(self.folder, 'versions', name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w') as file:
                file.write(text)

    def status(self, rows, end=0):
        path = os.path.join(self.folder, 'mysql')
        with open(path, 'w') as file:
            file.write('#!/bin/sh\nprintf "%%b" "%s"\nexit %d\n' % ('\\n'.join(rows), end))
        os.chmod(path, 0o755)
        return run('database-schema.py', 'glance', os.path.join(self.folder, 'versions'),
                   PATH='%s:%s' % (self.folder, os.environ['PATH']))[0]

    def test_schema(self):
        for rows, status in ((['c2', 'n1'], 0), (['e2', 'c2', 'n1'], 0),  # both are how it is kept
                             (['c2'], 1), (['a1', 'n1'], 1), ([], 1),
                             (['c2', 'n1', 'newer-than-the-package'], 1)):
            self.assertEqual(self.status(rows), status, rows)
        self.assertEqual(self.status(['c2', 'n1'], 1), 1)  # the database does not answer


class BridgeRulesTest(unittest.TestCase):
    """The program that goes before ebtables, with another one in the place of the real one."""

    SCRIPT = os.path.join(REMOTE, '..', 'guides', 'zed-debian12', 'templates', 'ebtables.sh')
    REAL = """#!/bin/sh
case " $* " in
*" -L "*)
    echo 'Bridge table: nat'
    echo
    echo 'Bridge chain: neutronMAC-tap1, entries: 3, policy: RETURN'
    echo '1 -i tap1 --among-src fa:16:3e:00:00:01 -j RETURN'
    echo '2 -i tap1 --among-src fa:16:3e:00:00:02,fa:16:3e:00:00:03 -j RETURN '
    echo '3. -j DROP'
    ;;
*) echo "$@" ;;
esac
"""

    def call(self, *words):
        with tempfile.TemporaryDirectory() as folder:
            real = os.path.join(folder, 'real')
            with open(real, 'w') as file:
                file.write(self.REAL)
            os.chmod(real, 0o755)
            with open(self.SCRIPT) as file:
                script = file.read().replace('/usr/sbin/ebtables', real)
            return subprocess.check_output(['sh', '-s', '--'] + list(words),
                                           input=script.encode('utf-8')).decode('utf-8').strip()

    def test_deletes_by_number(self):
        rule = '-t nat --concurrent -D neutronMAC-tap1 -i tap1 --among-src %s -j RETURN'
        for macs, number in (('fa:16:3e:00:00:01', 1),
                             ('fa:16:3e:00:00:02,fa:16:3e:00:00:03', 2)):
            self.assertEqual(self.call(*(rule % macs).split()),
                             '-t nat --concurrent -D neutronMAC-tap1 %d' % number)
        self.assertEqual(self.call(*(rule % 'fa:16:3e:00:00:09').split()), '')  # it is gone

    def test_hands_on_anything_else(self):
        for line in ('-t nat --concurrent -I neutronMAC-tap1 -i tap1 --among-src a -j RETURN',
                     '-t nat --concurrent -D PREROUTING -i tap1 -j neutronMAC-tap1', '--version'):
            self.assertEqual(self.call(*line.split()), line)


if __name__ == '__main__':
    unittest.main()
