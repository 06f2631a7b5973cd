# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""openstack-client.py as a program against a Keystone that lives in this process."""
import ast
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from fakekeystone import FakeKeystone, FakeServer

CLIENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'resources',
                      'remote', 'openstack-client.py')

PROJECT = {'kind': 'project', 'name': 'service', 'domain': 'default',
           'description': 'Service Project'}
USER = {'kind': 'user', 'name': 'glance', 'domain': 'default', 'password': 'gl"an\'ce \\pw'}
ROLE = {'kind': 'assignment', 'user': 'glance', 'project': 'service', 'role': 'admin',
        'user_domain': 'default', 'project_domain': 'default'}
SERVICE = {'kind': 'service', 'name': 'glance', 'type': 'image', 'description': 'OpenStack Image'}
ENDPOINT = {'kind': 'endpoint', 'service_type': 'image', 'interface': 'public',
            'url': 'http://controller:9292', 'region': 'RegionOne'}
ALL = [PROJECT, USER, ROLE, SERVICE, ENDPOINT]
NAMES = ['project service', 'user glance', 'assignment admin of glance in service',
         'service image', 'endpoint image public RegionOne']


def lines(state, names=None):
    return ['%s %s' % (state, name) for name in names or NAMES]


def changed(resource, **fields):
    return dict(resource, **fields)


class ClientCase(unittest.TestCase):
    environment = {}

    def setUp(self):
        self.keystone = FakeKeystone()
        self.server = FakeServer(self.keystone)
        self.addCleanup(self.server.close)

    def run_client(self, mode, resources, password='adminpw', url=None):
        request = {'mode': mode, 'resources': resources,
                   'auth': {'url': url or self.server.url, 'username': 'admin',
                            'password': password, 'project': 'admin', 'user_domain': 'Default',
                            'project_domain': 'Default'}}
        environment = dict(os.environ, LC_ALL='C', http_proxy='http://127.0.0.1:9',
                           https_proxy='http://127.0.0.1:9', **self.environment)
        process = subprocess.Popen([sys.executable, CLIENT], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment)
        output, errors = process.communicate(json.dumps(request).encode('utf-8'))
        self.output = output.decode('utf-8').splitlines()
        self.errors = errors.decode('utf-8').strip()
        for text in (self.errors, '\n'.join(self.output)):
            self.assertNotIn('the-admin-token', text)
        return process.returncode

    def changes(self):
        return [request for request in self.keystone.requests
                if request[0] != 'GET' and request[0] != 'HEAD'
                and not request[1].endswith('/auth/tokens')]


class ClientTest(ClientCase):
    def test_check_changes_nothing(self):
        self.assertEqual(self.run_client('check', ALL), 10)
        self.assertEqual(self.output, lines('missing'))
        self.assertEqual(self.changes(), [])

    def test_apply_makes_everything_once(self):
        self.assertEqual(self.run_client('apply', ALL), 0, self.errors)
        self.assertEqual(self.output, lines('created'))
        user = self.keystone.find('users', name='glance')[0]
        self.assertEqual(user['password'], USER['password'])
        self.assertEqual(self.keystone.find('endpoints')[0]['url'], ENDPOINT['url'])
        before = len(self.changes())
        for mode in ('check', 'apply'):
            self.assertEqual(self.run_client(mode, ALL), 0, self.errors)
            self.assertEqual(self.output, lines('satisfied'))
        self.assertEqual(len(self.changes()), before)

    def test_few_requests(self):
        places = [changed(ENDPOINT, interface=interface)
                  for interface in ('public', 'internal', 'admin')]
        self.run_client('apply', ALL + places)
        self.keystone.requests = []
        self.assertEqual(self.run_client('check', [SERVICE] + places), 0, self.errors)
        self.assertEqual(self.keystone.requests, [('POST', '/v3/auth/tokens'),
                                                  ('GET', '/v3/services?'),
                                                  ('GET', '/v3/endpoints?')])

    def assert_mended(self, resource, difference):
        name = NAMES[ALL.index([one for one in ALL if one['kind'] == resource['kind']][0])]
        self.assertEqual(self.run_client('check', [resource]), 10, self.errors)
        self.assertEqual(self.output, ['differs %s %s' % (name, difference)])
        self.assertEqual(self.run_client('apply', [resource]), 0, self.errors)
        self.assertEqual(self.output, ['updated %s %s' % (name, difference)])
        self.assertEqual(self.run_client('check', [resource]), 0, self.errors)

    def test_differences_are_mended(self):
        self.run_client('apply', ALL)
        self.assert_mended(changed(PROJECT, description='학과 프로젝트'), 'description')
        self.assert_mended(changed(USER, password='another'), 'password')
        self.assert_mended(changed(SERVICE, name='images'), 'name')
        self.assert_mended(changed(ENDPOINT, url='http://10.0.0.11:9292'), 'url')
        self.keystone.find('projects', name='service')[0]['enabled'] = False
        self.assert_mended(changed(PROJECT, description='학과 프로젝트'), 'enabled')
        self.assertEqual(self.keystone.find('projects', name='service')[0]['description'],
                         '학과 프로젝트')

    def test_a_disabled_user_is_enabled(self):
        self.run_client('apply', ALL)
        self.keystone.find('users', name='glance')[0]['enabled'] = False
        self.assertEqual(self.run_client('apply', [USER]), 0, self.errors)
        self.assertEqual(self.output, ['updated user glance enabled password'])
        self.assertEqual(self.run_client('check', [USER]), 0)

    def test_a_missing_description_may_be_any(self):
        self.run_client('apply', ALL)
        plain = {key: value for key, value in PROJECT.items() if key != 'description'}
        self.assertEqual(self.run_client('check', [plain]), 0)

    def test_other_domain(self):
        resources = [{'kind': 'domain', 'name': 'heat', 'description': 'Stacks'},
                     {'kind': 'user', 'name': 'heat_domain_admin', 'domain': 'heat',
                      'password': 'heatpw'},
                     {'kind': 'assignment', 'user': 'heat_domain_admin', 'domain': 'heat',
                      'role': 'admin', 'user_domain': 'heat', 'project_domain': 'default'}]
        self.assertEqual(self.run_client('check', resources), 10)
        self.assertEqual(self.run_client('apply', resources), 0, self.errors)
        self.assertEqual(self.run_client('check', resources), 0, self.errors)
        self.assertEqual(self.output[2], 'satisfied assignment admin of heat_domain_admin in heat')

    def test_surplus_endpoint_is_an_error(self):
        self.run_client('apply', ALL)
        service = self.keystone.find('services', type='image')[0]
        self.keystone.put('endpoints', service_id=service['id'], interface='public',
                          region_id='RegionOne', url='http://elsewhere', enabled=True)
        for mode in ('check', 'apply'):
            self.assertEqual(self.run_client(mode, [ENDPOINT]), 1)
            self.assertEqual(self.errors,
                             'endpoint image public RegionOne: public endpoint of image in '
                             'RegionOne is there 2 times: remove all but one')

    def test_an_endpoint_of_another_region_is_another_one(self):
        self.run_client('apply', ALL)
        elsewhere = changed(ENDPOINT, region='RegionTwo')
        self.assertEqual(self.run_client('check', [elsewhere]), 10)
        self.assertEqual(self.output, ['missing endpoint image public RegionTwo'])
        self.assertEqual(self.run_client('apply', [elsewhere]), 0, self.errors)
        self.assertEqual(self.run_client('check', [elsewhere, ENDPOINT]), 0, self.errors)

    def test_names_are_compared_exactly(self):
        self.keystone.put('projects', name='Service', domain_id='default', enabled=True)
        self.assertEqual(self.run_client('check', [PROJECT]), 10)

    def test_wrong_admin_password(self):
        self.assertEqual(self.run_client('check', ALL, password='canary-9000'), 1)
        self.assertIn('refuses the password of admin (HTTP 401)', self.errors)
        self.assertNotIn('canary-9000', self.errors)

    def test_apply_says_what_is_not_there(self):
        self.assertEqual(self.run_client('apply', [ROLE]), 1)
        self.assertEqual(self.errors,
                         'assignment admin of glance in service: there is no user glance')

    def test_a_refusal_hides_passwords(self):
        self.keystone.create = lambda collection, fields: (_ for _ in ()).throw(
            self.refusal('Invalid input for field password: ' + fields['password']))
        self.assertEqual(self.run_client('apply', [USER]), 1)
        self.assertEqual(self.errors, 'user glance: Keystone answered HTTP 400: Invalid input for '
                                      'field password: ***')

    @staticmethod
    def refusal(text):
        from fakekeystone import Answer
        return Answer(400, {'error': {'code': 400, 'message': text}})

    def free_port(self):
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            return probe.getsockname()[1]

    def test_unreachable_in_check_is_told_at_once(self):
        url = 'http://127.0.0.1:%d/v3' % self.free_port()
        begin = time.monotonic()
        self.assertEqual(self.run_client('check', ALL, url=url), 11)
        self.assertIn('does not answer', self.errors)
        self.assertLess(time.monotonic() - begin, 5)

    def test_apply_waits_for_a_keystone_that_comes_up(self):
        port = self.free_port()
        late = []
        timer = threading.Timer(1.5, lambda: late.append(FakeServer(self.keystone, port)))
        timer.start()
        try:
            status = self.run_client('apply', ALL, url='http://127.0.0.1:%d/v3' % port)
        finally:
            timer.join()
            late[0].close()
        self.assertEqual(status, 0, self.errors)

    def test_503_is_unreachable_in_check_and_waited_for_in_apply(self):
        self.keystone.unavailable = 1
        self.assertEqual(self.run_client('check', ALL), 11)
        self.keystone.unavailable = 2
        self.assertEqual(self.run_client('apply', ALL), 0, self.errors)

    def test_not_a_keystone(self):
        self.keystone.log_in = lambda auth: (_ for _ in ()).throw(self.ok())
        self.assertEqual(self.run_client('check', ALL), 1)
        self.assertIn('does not answer like Keystone', self.errors)

    @staticmethod
    def ok():
        from fakekeystone import Answer
        return Answer(200, {})

    def test_broken_request(self):
        process = subprocess.Popen([sys.executable, CLIENT], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        _, errors = process.communicate(b'{"mode": "check"')
        self.assertEqual(process.returncode, 1)
        self.assertIn(b'not understood', errors)


class OldPythonTest(unittest.TestCase):
    def test_is_python_3_5(self):
        folder = os.path.dirname(CLIENT)
        programs = [name for name in os.listdir(folder) if name.endswith('.py')]
        self.assertGreater(len(programs), 5)
        for name in programs:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                ast.parse(file.read(), name, feature_version=(3, 5))


class KeptTokenTest(ClientCase):
    """On a host the token of a login is used again."""

    def setUp(self):
        ClientCase.setUp(self)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tokens = os.path.join(folder.name, 'tokens')
        self.environment = {'PIKESTAFF_TOOLS': os.path.join(folder.name, 'tools')}

    def logins(self):
        return self.keystone.requests.count(('POST', '/v3/auth/tokens'))

    def kept(self):
        return [os.path.join(self.tokens, name) for name in os.listdir(self.tokens)]

    def test_one_login(self):
        for _ in range(3):
            self.assertEqual(self.run_client('check', [PROJECT]), 10)
        self.assertEqual(self.logins(), 1)
        self.assertEqual(os.stat(self.tokens).st_mode & 0o777, 0o700)
        self.assertEqual([os.stat(path).st_mode & 0o777 for path in self.kept()], [0o600])

    def test_revoked(self):
        self.run_client('check', [PROJECT])
        self.keystone.revoked = True
        self.assertEqual(self.run_client('check', [PROJECT]), 10)
        self.assertEqual(self.logins(), 2)

    def test_another_password(self):
        self.run_client('check', [PROJECT])
        self.assertEqual(self.run_client('check', [PROJECT], password='other'), 1)
        self.assertIn('refuses the password', self.errors)

    def test_old_ones_go(self):
        self.run_client('check', [PROJECT])
        old = self.kept()[0]
        os.utime(old, (1, 1))
        self.run_client('check', [PROJECT])
        self.assertEqual(self.logins(), 2)
        os.utime(old, (1, 1))
        os.rename(old, old[:-1] + '-')
        self.run_client('check', [PROJECT])
        self.assertEqual([os.path.basename(path) for path in self.kept()], [os.path.basename(old)])


if __name__ == '__main__':
    unittest.main()
