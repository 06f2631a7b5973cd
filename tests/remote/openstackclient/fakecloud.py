# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Neutron, Nova and Glance beside a fake Keystone, as far as the client speaks to them."""
import hashlib
import urllib.parse

from fakekeystone import Answer, FakeKeystone

PROJECT = 'project-of-admin'
NETWORK_KEYS = {'networks': 'network', 'subnets': 'subnet', 'routers': 'router',
                'security-group-rules': 'security_group_rule', 'floatingips': 'floatingip',
                'ports': 'port', 'security-groups': 'security_group'}


class FakeCloud(FakeKeystone):
    def __init__(self):
        FakeKeystone.__init__(self)
        self.url = None  # set when it is served
        self.without = ()  # services that the catalog lacks
        self.parts = {name: [] for name in list(NETWORK_KEYS) +
                      ['flavors', 'servers', 'images', 'keypairs']}
        self.uploads = {}
        self.fate = ['BUILD', 'ACTIVE']  # of a new instance, one step each time it is looked at
        self.add('security-groups', name='default')

    def add(self, collection, **fields):
        self.counter += 1
        thing = {'id': 'id%d' % self.counter, 'project_id': PROJECT, 'owner': PROJECT}
        thing.update(fields)
        self.parts[collection].append(thing)
        return thing

    def look(self, collection, **fields):
        return [thing for thing in self.parts[collection]
                if all(str(thing.get(key)) == str(value) for key, value in fields.items())]

    def log_in(self, auth):
        try:
            FakeKeystone.log_in(self, auth)
        except Answer as answer:
            if answer.code == 201:
                answer.body = {'token': {'project': {'id': PROJECT}, 'catalog': [
                    {'type': kind, 'endpoints': [
                        {'interface': 'public', 'url': '%s/%s' % (self.url, kind)}]}
                    for kind in ('network', 'compute', 'image') if kind not in self.without]}}
            raise

    def answer(self, method, path, body, token):
        service = path.strip('/').split('/')[0]
        if service == 'v3':
            FakeKeystone.answer(self, method, path, body, token)
        self.requests.append((method, path))
        assert token == 'the-admin-token'
        url = urllib.parse.urlsplit(path)
        parts = url.path.strip('/').split('/')[1:]
        query = dict(urllib.parse.parse_qsl(url.query))
        getattr(self, service)(method, parts, query, body)

    def network(self, method, parts, query, body):
        assert parts[0] == 'v2.0'
        collection, parts = parts[1], parts[2:]
        key = NETWORK_KEYS[collection]
        if method == 'GET':
            raise Answer(200, {collection.replace('-', '_'): self.look(collection, **query)})
        if parts[1:] == ['add_router_interface']:
            self.add('ports', device_id=parts[0], fixed_ips=[{'subnet_id': body['subnet_id']}])
            raise Answer(200, {})
        if method == 'POST':
            raise Answer(201, {key: self.add(collection, **body[key])})
        thing = self.look(collection, id=parts[0])[0]
        thing.update(body[key])
        raise Answer(200, {key: thing})

    def image(self, method, parts, query, body):
        assert parts[0] == 'v2' and parts[1] == 'images'
        if method == 'GET':
            raise Answer(200, {'images': self.look('images', **query)})
        if method == 'POST':
            raise Answer(201, self.add('images', status='queued', **body))
        thing = self.look('images', id=parts[2])[0]
        if method == 'DELETE':
            self.parts['images'].remove(thing)
            raise Answer(204)
        if method == 'PUT':
            if isinstance(self.uploads, Answer):
                raise self.uploads
            self.uploads[thing['id']] = body
            thing.update(status='active', size=len(body), checksum=hashlib.md5(body).hexdigest())
            raise Answer(204)
        thing[body[0]['path'].strip('/')] = body[0]['value']
        raise Answer(200, thing)

    def compute(self, method, parts, query, body):
        if parts[0] == 'os-keypairs':
            self.keypair(method, parts[1:], body)
        collection = parts[0]
        if method == 'GET' and parts[1:] in ([], ['detail']):
            query.pop('is_public', None)
            raise Answer(200, {collection: self.look(collection, **query)})
        if method == 'POST' and parts[1:] == []:
            fields = dict(body[collection[:-1]])
            if collection == 'servers':
                fields.update(status=self.fate[0], steps=list(self.fate))
            raise Answer(202, {collection[:-1]: self.add(collection, **fields)})
        thing = self.look(collection, id=parts[1])[0]
        if method == 'DELETE':
            self.parts[collection].remove(thing)
            raise Answer(204)
        if method == 'POST':
            if 'os-getConsoleOutput' in body:
                self.requests[-1] = ('GET', self.requests[-1][1])  # it only asks
                if thing.get('lost'):
                    raise Answer(404, {'itemNotFound': {
                        'message': 'Instance %s could not be found.' % thing['id']}})
                raise Answer(200, {'output': 'login:'})
            if 'rebuild' in body:
                thing.update(imageRef=body['rebuild']['imageRef'], status='REBUILD', lost=False)
            else:
                assert 'os-start' in body
            thing['steps'] = ['ACTIVE']
            raise Answer(202)
        thing['status'] = thing['steps'].pop(0) if thing['steps'] else thing['status']
        if thing['status'] == 'ERROR':
            thing['fault'] = {'message': 'No valid host was found.'}
        raise Answer(200, {'server': thing})

    def keypair(self, method, parts, body):
        if method == 'POST':
            raise Answer(201, {'keypair': self.add('keypairs', **body['keypair'])})
        found = self.look('keypairs', name=parts[0])
        if not found:
            raise Answer(404, {'itemNotFound': {'message': 'Keypair not found'}})
        if method == 'DELETE':
            self.parts['keypairs'].remove(found[0])
            raise Answer(202)
        raise Answer(200, {'keypair': found[0]})
