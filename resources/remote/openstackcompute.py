# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What Nova and Glance know: flavors, key pairs, instances and images."""
import hashlib
import os
import time
import urllib.parse

from openstackapi import Fault, Refused

BUILD_SECONDS = 600


def only(what, found):
    if len(found) > 1:
        raise Fault('%s is there %d times: remove all but one' % (what, len(found)))
    return found[0] if found else None


class Image:
    """Images of Glance, with their content."""

    def __init__(self, cloud, apply):
        self.cloud = cloud
        self.apply = apply
        self.connection = cloud.service('image')

    def named(self, name):
        path = '/images?' + urllib.parse.urlencode({'name': name})
        return self.connection.request('GET', path)[1]['images']

    def image(self, wanted):
        file = wanted['file']
        ours = [item for item in self.named(wanted['name'])
                if item.get('owner') == self.cloud.project]
        found = only('image ' + wanted['name'], ours)
        if found is None:
            if not self.apply:
                return 'missing', []
            self.upload(wanted)
            return 'created', []
        if found['status'] != 'active':
            # An upload that was cut off; Glance never takes it up again.
            if not self.apply:
                return 'differs', ['status']
            self.connection.request('DELETE', '/images/' + found['id'])
            self.upload(wanted)
            return 'updated', ['status']
        for key in ('disk_format', 'container_format'):
            if found[key] != wanted[key]:
                raise Fault('it is there already with %s %s: delete it or give another name'
                            % (key, found[key]))
        if os.path.exists(file) and self.differs(found, file):
            raise Fault('it is there already with another content than %s: delete it or give '
                        'another name' % file)
        if found['visibility'] == wanted['visibility']:
            return 'satisfied', []
        if not self.apply:
            return 'differs', ['visibility']
        self.connection.request(
            'PATCH', '/images/' + found['id'],
            [{'op': 'replace', 'path': '/visibility', 'value': wanted['visibility']}],
            kind='application/openstack-images-v2.1-json-patch')
        return 'updated', ['visibility']

    @staticmethod
    def differs(found, file):
        if found['size'] != os.path.getsize(file):
            return True
        digest = hashlib.md5()  # what Glance keeps; nothing depends on its strength here
        with open(file, 'rb') as content:
            for block in iter(lambda: content.read(1 << 20), b''):
                digest.update(block)
        return found.get('checksum') not in (None, digest.hexdigest())

    def upload(self, wanted):
        try:
            content = open(wanted['file'], 'rb')
        except OSError as error:
            raise Fault('the file %s cannot be read: %s' % (wanted['file'], error.strerror))
        with content:
            body = {key: wanted[key]
                    for key in ('name', 'disk_format', 'container_format', 'visibility')}
            made = self.connection.request('POST', '/images', body)[1]
            try:
                self.connection.upload('/images/%s/file' % made['id'], content)
            except (Fault, Refused):
                self.connection.request('DELETE', '/images/' + made['id'])
                raise


class Compute:
    """Flavors, key pairs and instances of Nova."""

    def __init__(self, cloud, apply):
        self.cloud = cloud
        self.apply = apply
        self.connection = cloud.service('compute')

    def get(self, path):
        return self.connection.request('GET', path)[1]

    def flavor_named(self, name):
        found = self.get('/flavors/detail?is_public=None')['flavors']
        return only('flavor ' + name, [item for item in found if item['name'] == name])

    def flavor(self, wanted):
        found = self.flavor_named(wanted['name'])
        body = {key: int(wanted[key]) for key in ('vcpus', 'ram', 'disk')}
        different = [key for key in sorted(body) if found and found[key] != body[key]]
        if found and not different:
            return 'satisfied', []
        if not self.apply:
            return ('differs', different) if found else ('missing', [])
        body['name'] = wanted['name']
        if 'id' in wanted:
            body['id'] = wanted['id']
        if found:
            # A flavor cannot be changed; instances keep what they were started with.
            self.connection.request('DELETE', '/flavors/' + found['id'])
        self.connection.request('POST', '/flavors', {'flavor': body})
        return ('updated' if found else 'created'), different

    def keypair(self, wanted):
        try:
            with open(wanted['public_key_file']) as file:
                key = file.read().strip()
        except OSError as error:
            if self.apply:
                raise Fault('the file %s cannot be read: %s'
                            % (wanted['public_key_file'], error.strerror))
            return 'missing', []
        path = '/os-keypairs/' + urllib.parse.quote(wanted['name'], safe='')
        try:
            present = self.get(path)['keypair']['public_key'].strip()
        except Refused as refused:
            if refused.code != 404:
                raise
            present = None
        if present is not None and present.split()[:2] == key.split()[:2]:
            return 'satisfied', []
        if not self.apply:
            return ('missing', []) if present is None else ('differs', ['public_key'])
        if present is not None:
            self.connection.request('DELETE', path)
        self.connection.request('POST', '/os-keypairs',
                                {'keypair': {'name': wanted['name'], 'public_key': key}})
        return ('created', []) if present is None else ('updated', ['public_key'])

    def server_named(self, name):
        found = self.get('/servers/detail?' + urllib.parse.urlencode({'name': name}))['servers']
        return only('instance ' + name, [item for item in found if item['name'] == name])

    def server(self, wanted, network_id, image_id):
        """`network_id` and `image_id` find ids by name."""
        found = self.server_named(wanted['name'])
        lost = bool(found) and found['status'] in ('ACTIVE', 'SHUTOFF') and self.is_lost(found)
        if found and found['status'] == 'ACTIVE' and not lost:
            return 'satisfied', []
        if not self.apply:
            if lost:
                return 'differs', ['its compute node knows nothing of it']
            return ('differs', ['status ' + found['status']]) if found else ('missing', [])
        state = 'updated' if found else 'created'
        if lost:
            # On the same node with the same addresses, from the image again: its disk is gone.
            self.connection.request('POST', '/servers/%s/action' % found['id'],
                                    {'rebuild': {'imageRef': image_id(wanted['image'])}})
        elif found and found['status'] == 'ERROR':
            self.remove(found)
            found = None
        if found is None:
            found = self.start(wanted, network_id, image_id)
        elif found['status'] == 'SHUTOFF' and not lost:
            self.connection.request('POST', '/servers/%s/action' % found['id'],
                                    {'os-start': None})
        self.wait_active(found['id'])
        return state, []

    def is_lost(self, server):
        """Nova goes on saying ACTIVE of an instance whose compute node was installed anew."""
        try:
            self.connection.request('POST', '/servers/%s/action' % server['id'],
                                    {'os-getConsoleOutput': {'length': 1}})
        except Refused as refusal:
            return refusal.code == 404 and 'could not be found' in str(refusal)
        return False

    def start(self, wanted, network_id, image_id):
        flavor = self.flavor_named(wanted['flavor'])
        if flavor is None:
            raise Fault('there is no flavor ' + wanted['flavor'])
        body = {'name': wanted['name'], 'flavorRef': flavor['id'],
                'imageRef': image_id(wanted['image']),
                'networks': [{'uuid': network_id(wanted['network'])}],
                'security_groups': [{'name': wanted['security_group']}]}
        if 'key_name' in wanted:
            body['key_name'] = wanted['key_name']
        return self.connection.request('POST', '/servers', {'server': body})[1]['server']

    def remove(self, server):
        self.connection.request('DELETE', '/servers/' + server['id'])
        end = time.monotonic() + BUILD_SECONDS
        while self.server_named(server['name']) is not None:
            if time.monotonic() > end:
                raise Fault('the failed instance of this name cannot be deleted')
            time.sleep(1)

    def wait_active(self, identifier):
        end = time.monotonic() + BUILD_SECONDS
        while True:
            server = self.get('/servers/' + identifier)['server']
            if server['status'] == 'ACTIVE':
                return
            if server['status'] == 'ERROR':
                raise Fault('it ended in ERROR: %s'
                            % server.get('fault', {}).get('message', 'no reason was given'))
            if time.monotonic() > end:
                raise Fault('it is still %s (%s) after %d seconds' % (
                    server['status'], server.get('OS-EXT-STS:task_state'), BUILD_SECONDS))
            time.sleep(1)
