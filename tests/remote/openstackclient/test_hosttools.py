# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""database-schema.py, dashboard-login.py and console-handshake.py as programs."""
import os
import socketserver
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

REMOTE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'resources',
                      'remote')


def run(program, *words, given='', **environment):
    process = subprocess.Popen([sys.executable, os.path.join(REMOTE, program)] + list(words),
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env=dict(os.environ, **environment))
    output = process.communicate(given.encode('utf-8'))[0].decode('utf-8')
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


LOGIN = ('<form><input type="hidden" name="csrfmiddlewaretoken" value="t0"><input name="username">'
         '<input type="password" name="password"><input name="domain"><select name="region">'
         '<option value="default" selected>RegionOne</option></select></form>')


class Dashboard(BaseHTTPRequestHandler):
    """Django's way with a login: a cookie, a token in the form, and a session."""

    keeps = True

    def page(self, text, *headers):
        self.send_response(302 if any(key == 'Location' for key, _ in headers) else 200)
        for key, value in headers + (('Content-Length', str(len(text))),):
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(text.encode('utf-8'))

    def do_GET(self):
        inside = 'sessionid=s1' in (self.headers.get('Cookie') or '') and self.server.keeps
        if self.path == '/auth/login/':
            self.page(LOGIN, ('Set-Cookie', 'csrftoken=t0; Path=/'))
        elif inside:
            self.page('<a href="/auth/logout/">Sign Out</a>')
        else:
            self.page('', ('Location', '/auth/login/'))

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(
            self.rfile.read(int(self.headers['Content-Length'])).decode('utf-8')))
        good = ('csrftoken=t0' in self.headers['Cookie'] and form['csrfmiddlewaretoken'] == 't0' and
                form['password'] == 'p&w' and form['domain'] == 'Default' and
                form['region'] == 'default' and self.headers['Referer'])
        if good:
            self.page('', ('Location', '/project/'), ('Set-Cookie', 'sessionid=s1; Path=/'))
        else:
            self.page(LOGIN)

    def log_message(self, *arguments):
        pass


class DashboardTest(unittest.TestCase):
    def setUp(self):
        self.server = HTTPServer(('127.0.0.1', 0), Dashboard)
        self.server.keeps = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def log_in(self, password):
        return run('dashboard-login.py', 'http://127.0.0.1:%d/' % self.server.server_port,
                   OS_USERNAME='admin', OS_PASSWORD=password, OS_USER_DOMAIN_NAME='Default')

    def test_right_password(self):
        status, said = self.log_in('p&w')
        self.assertEqual(status, 0, said)
        self.assertIn('admin is logged in and sees', said)

    def test_wrong_password(self):
        status, said = self.log_in('other')
        self.assertEqual(status, 1)
        self.assertIn('refuses admin', said)
        self.assertNotIn('other', said)

    def test_forgotten_session(self):
        self.server.keeps = False
        self.assertEqual(self.log_in('p&w')[0], 1)

    def test_nobody_there(self):
        self.server.keeps = True
        self.assertEqual(run('dashboard-login.py', 'http://127.0.0.1:1/', OS_USERNAME='a')[0], 1)


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


class Console(socketserver.StreamRequestHandler):
    """A WebSocket that greets, in pieces, when the token is right."""

    def handle(self):
        line = self.rfile.readline().decode('ascii')
        while self.rfile.readline().strip():
            pass
        if 'token=t0' not in urllib.parse.unquote(line):
            self.wfile.write(b'HTTP/1.1 403 Forbidden\r\n\r\n')
            return
        self.wfile.write(b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n')
        greeting = self.server.greeting
        self.wfile.write(b'\x02\x04' + greeting[:4])
        self.wfile.write(b'\x80' + bytes([len(greeting) - 4]) + greeting[4:])


class ConsoleTest(unittest.TestCase):
    def setUp(self):
        self.server = socketserver.TCPServer(('127.0.0.1', 0), Console)
        self.server.greeting = b'RFB 003.008\n'
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def shake(self, query):
        address = 'http://127.0.0.1:%d/vnc_auto.html?%s\n' % (self.server.server_address[1], query)
        return run('console-handshake.py', '-', given=address)

    def test_greeting(self):
        for query in ('path=%3Ftoken%3Dt0', 'token=t0'):
            self.assertEqual(self.shake(query), (0, 'the console greets with RFB 003.008'))

    def test_refusals(self):
        status, said = self.shake('path=%3Ftoken%3Dcanary')
        self.assertEqual((status, said), (1, 'the proxy answered HTTP/1.1 403 Forbidden'))
        self.assertEqual(self.shake('autoconnect=1')[0], 1)
        self.server.greeting = b'SSH-2.0-open'
        self.assertIn('instead of a console', self.shake('token=t0')[1])


if __name__ == '__main__':
    unittest.main()
