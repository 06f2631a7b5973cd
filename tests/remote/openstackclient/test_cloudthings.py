# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What openstack-client.py makes in Neutron, Nova and Glance, and what openstack-ask.py reads."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

from fakecloud import FakeCloud
from fakekeystone import Answer, FakeServer

REMOTE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'resources',
                      'remote')

PROVIDER = {'kind': 'network', 'name': 'provider', 'share': 'yes', 'external': 'yes',
            'physical_network': 'provider', 'network_type': 'flat'}
PROVIDER_SUBNET = {'kind': 'subnet', 'name': 'provider', 'network': 'provider',
                   'pool_start': '203.0.113.101', 'pool_end': '203.0.113.250',
                   'dns_nameservers': '8.8.4.4,8.8.8.8', 'gateway': '203.0.113.1',
                   'subnet_range': '203.0.113.0/24'}
OWN = {'kind': 'network', 'name': 'selfservice'}
OWN_SUBNET = {'kind': 'subnet', 'name': 'selfservice', 'network': 'selfservice',
              'gateway': '172.16.1.1', 'subnet_range': '172.16.1.0/24'}
ROUTER = {'kind': 'router', 'name': 'router'}
INSIDE = {'kind': 'router_subnet', 'router': 'router', 'subnet': 'selfservice'}
OUTSIDE = {'kind': 'router_gateway', 'router': 'router', 'network': 'provider'}
PING = {'kind': 'security_group_rule', 'group': 'default', 'protocol': 'icmp'}
SSH = {'kind': 'security_group_rule', 'group': 'default', 'protocol': 'tcp', 'port': '22'}
NETWORKS = [PROVIDER, PROVIDER_SUBNET, OWN, OWN_SUBNET, ROUTER, INSIDE, OUTSIDE, PING, SSH]
FLAVOR = {'kind': 'flavor', 'name': 'm1.nano', 'id': '0', 'vcpus': '1', 'ram': '64', 'disk': '1'}
SERVER = {'kind': 'server', 'name': 'one', 'flavor': 'm1.nano', 'image': 'cirros',
          'network': 'selfservice', 'security_group': 'default', 'key_name': 'mykey'}
ADDRESS = {'kind': 'floating_ip', 'network': 'provider', 'server': 'one'}


class CloudTest(unittest.TestCase):
    def setUp(self):
        self.cloud = FakeCloud()
        self.server = FakeServer(self.cloud)
        self.cloud.url = self.server.url[:-len('/v3')]
        self.addCleanup(self.server.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.image = {'kind': 'image', 'name': 'cirros', 'disk_format': 'qcow2',
                      'container_format': 'bare', 'visibility': 'public',
                      'file': self.write('disk.img', 'the content of a disk')}
        self.key = {'kind': 'keypair', 'name': 'mykey',
                    'public_key_file': self.write('id_rsa.pub', 'ssh-rsa AAAA root@controller\n')}

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w') as file:
            file.write(text)
        return path

    def run_client(self, mode, *resources):
        request = {'mode': mode, 'resources': resources,
                   'auth': {'url': self.server.url, 'username': 'admin', 'password': 'adminpw',
                            'project': 'admin', 'user_domain': 'Default',
                            'project_domain': 'Default'}}
        process = subprocess.Popen([sys.executable, os.path.join(REMOTE, 'openstack-client.py')],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        output, errors = process.communicate(json.dumps(request).encode('utf-8'))
        self.output = output.decode('utf-8').splitlines()
        self.errors = errors.decode('utf-8').strip()
        return process.returncode

    def ask(self, *words):
        environment = dict(os.environ, OS_AUTH_URL=self.server.url, OS_USERNAME='admin',
                           OS_PASSWORD='adminpw', OS_PROJECT_NAME='admin',
                           OS_USER_DOMAIN_NAME='Default', OS_PROJECT_DOMAIN_NAME='Default')
        process = subprocess.Popen([sys.executable, os.path.join(REMOTE, 'openstack-ask.py')] +
                                   list(words), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment)
        output, self.errors = [text.decode('utf-8') for text in process.communicate()]
        self.status = process.returncode
        return output.splitlines()

    def assert_made(self, *resources):
        """Missing, made, and nothing to do from then on."""
        self.assertEqual(self.run_client('check', *resources), 10, self.errors)
        before = len(self.cloud.requests)
        self.assertEqual(self.run_client('apply', *resources), 0, self.errors)
        self.assertEqual([line.split()[0] for line in self.output], ['created'] * len(resources))
        before = len(self.changes())
        for mode in ('check', 'apply'):
            self.assertEqual(self.run_client(mode, *resources), 0, self.errors)
            self.assertEqual([line.split()[0] for line in self.output],
                             ['satisfied'] * len(resources))
        self.assertEqual(len(self.changes()), before)

    def changes(self):
        return [request for request in self.cloud.requests
                if request[0] != 'GET' and not request[1].endswith('/auth/tokens')]

    def assert_mended(self, resource, difference):
        self.assertEqual(self.run_client('check', resource), 10, self.errors)
        self.assertTrue(self.output[0].startswith('differs'), self.output)
        self.assertTrue(self.output[0].endswith(difference), self.output)
        self.assertEqual(self.run_client('apply', resource), 0, self.errors)
        self.assertEqual(self.run_client('check', resource), 0, self.errors)

    def refused(self, text, mode, *resources):
        self.assertEqual(self.run_client(mode, *resources), 1, self.output)
        self.assertIn(text, self.errors)

    def test_networks(self):
        self.assert_made(*NETWORKS)
        subnet = self.cloud.look('subnets', name='provider')[0]
        self.assertEqual(subnet['allocation_pools'],
                         [{'start': '203.0.113.101', 'end': '203.0.113.250'}])
        self.assertEqual(subnet['dns_nameservers'], ['8.8.4.4', '8.8.8.8'])
        self.assertIs(self.cloud.look('networks', name='provider')[0]['router:external'], True)
        self.assertNotIn('shared', self.cloud.look('networks', name='selfservice')[0])
        self.assertEqual(self.cloud.look('security-group-rules', protocol='tcp')[0]
                         ['port_range_max'], 22)

    def test_networks_are_mended(self):
        self.run_client('apply', *NETWORKS)
        self.assert_mended(dict(PROVIDER_SUBNET, gateway='203.0.113.254'), 'gateway_ip')
        self.assert_mended(dict(PROVIDER, external='no'), 'router:external')
        self.refused('is not an external network', 'apply', OUTSIDE)
        self.run_client('apply', PROVIDER)
        self.cloud.look('routers')[0]['external_gateway_info'] = {'network_id': 'another'}
        self.assert_mended(OUTSIDE, 'network')

    def test_what_cannot_be_changed_is_told(self):
        self.run_client('apply', *NETWORKS)
        self.refused('network provider: it is there already with another provider:network_type '
                     '(flat)', 'check', dict(PROVIDER, network_type='vlan'))
        self.refused('another cidr', 'apply', dict(OWN_SUBNET, subnet_range='10.5.0.0/24'))

    def test_things_of_others_are_left_alone(self):
        self.cloud.add('networks', name='selfservice', project_id='somebody', shared=True)
        self.assert_made(OWN)
        self.cloud.add('networks', name='selfservice')
        self.refused('is there 2 times', 'check', OWN)

    def test_a_rule_for_one_address_is_another_rule(self):
        self.run_client('apply', PING)
        self.cloud.look('security-group-rules')[0]['remote_ip_prefix'] = '10.0.0.5/32'
        self.assert_made(PING)

    def test_what_is_needed_first(self):
        self.assertEqual(self.run_client('check', INSIDE), 10, self.errors)
        self.refused('there is no router router', 'apply', INSIDE)
        self.refused('there is no network provider', 'apply', PROVIDER_SUBNET)

    def test_image(self):
        self.assert_made(self.image)
        self.assertEqual(list(self.cloud.uploads.values()), [b'the content of a disk'])
        self.assert_mended(dict(self.image, visibility='shared'), 'visibility')
        self.write('disk.img', 'the content of A disk')
        self.refused('with another content', 'check', self.image)
        os.unlink(self.image['file'])  # it was needed for the upload only
        self.assertEqual(self.run_client('check', dict(self.image, visibility='shared')), 0)

    def test_an_upload_that_was_cut_off_is_repeated(self):
        self.cloud.add('images', name='cirros', status='saving')
        self.assert_mended(self.image, 'status')
        self.assertEqual(len(self.cloud.look('images')), 1)

    def test_a_failed_upload_leaves_no_image(self):
        self.cloud.uploads = Answer(413, {'error': {'message': 'Image storage media is full'}})
        self.refused('Glance answered HTTP 413: Image storage media is full', 'apply', self.image)
        self.assertEqual(self.cloud.look('images'), [])

    def test_flavor_and_key(self):
        self.assert_made(FLAVOR, self.key)
        self.assert_mended(dict(FLAVOR, ram='192'), 'ram')
        self.assertEqual(self.cloud.look('flavors')[0]['id'], '0')
        self.write('id_rsa.pub', 'ssh-rsa BBBB root@controller\n')
        self.assert_mended(self.key, 'public_key')
        self.write('id_rsa.pub', 'ssh-rsa BBBB another comment\n')
        self.assertEqual(self.run_client('check', self.key), 0)
        os.unlink(self.key['public_key_file'])
        self.refused('cannot be read', 'apply', self.key)

    def whole(self):
        self.run_client('apply', *(NETWORKS + [self.image, FLAVOR, self.key]))

    def test_instance_with_an_address(self):
        self.whole()
        self.assertEqual(self.run_client('check', SERVER, ADDRESS), 10)
        self.assert_made(SERVER)
        made = self.cloud.look('servers')[0]
        self.assertEqual(made['flavorRef'], '0')
        self.assertEqual(made['networks'],
                         [{'uuid': self.cloud.look('networks', name='selfservice')[0]['id']}])
        self.refused('there is no port of instance one', 'apply', ADDRESS)
        self.cloud.add('ports', device_id=made['id'], fixed_ips=[])
        self.assert_made(ADDRESS)

    def test_a_free_address_is_taken_again(self):
        self.whole()
        self.run_client('apply', SERVER)
        self.cloud.add('ports', device_id=self.cloud.look('servers')[0]['id'], fixed_ips=[])
        network = self.cloud.look('networks', name='provider')[0]['id']
        self.cloud.add('floatingips', floating_network_id=network, port_id=None)
        self.assert_made(ADDRESS)
        self.assertEqual(len(self.cloud.look('floatingips')), 1)

    def test_a_failed_instance_tells_why_and_is_made_anew(self):
        self.whole()
        self.cloud.fate = ['BUILD', 'ERROR']
        self.refused('it ended in ERROR: No valid host was found.', 'apply', SERVER)
        self.cloud.fate = ['BUILD', 'ACTIVE']
        self.assert_mended(SERVER, 'status ERROR')
        self.assertEqual(len(self.cloud.look('servers')), 1)

    def test_a_stopped_instance_is_started(self):
        self.whole()
        self.run_client('apply', SERVER)
        self.cloud.look('servers')[0]['status'] = 'SHUTOFF'
        self.assert_mended(SERVER, 'status SHUTOFF')

    def test_an_instance_whose_node_was_installed_anew_is_built_anew(self):
        for status in ('ACTIVE', 'SHUTOFF'):
            with self.subTest(status):
                self.setUp()
                self.whole()
                self.run_client('apply', SERVER)
                made = self.cloud.look('servers')[0]
                made.update(status=status, lost=True)
                self.assert_mended(SERVER, 'its compute node knows nothing of it')
                self.assertEqual(self.cloud.look('servers'), [made])
                self.assertEqual(made['status'], 'ACTIVE')
                self.doCleanups()

    def test_a_service_that_the_catalog_lacks(self):
        self.cloud.without = ('network',)
        self.assertEqual(self.run_client('check', OWN), 11)
        self.assertIn('names no network service', self.errors)

    def test_ask(self):
        self.whole()
        self.assertEqual(self.ask('list', 'image', '/images', 'images', 'status', 'name', 'no'),
                         ['active\tcirros\t-'])
        self.assertEqual(self.status, 0)
        self.assertEqual(len(self.ask('catalog')), 3)
        self.ask('console-log', 'one')
        self.assertEqual((self.status, self.errors.strip()), (1, 'there is no instance one'))
        self.ask('nonsense')
        self.assertEqual(self.status, 1)


if __name__ == '__main__':
    unittest.main()
