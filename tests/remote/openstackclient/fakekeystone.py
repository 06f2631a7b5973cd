# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A Keystone that keeps what it is told in memory and writes down every request."""
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

COLLECTIONS = {'domains': 'domain', 'projects': 'project', 'users': 'user', 'roles': 'role',
               'services': 'service', 'endpoints': 'endpoint', 'regions': 'region'}


class Answer(Exception):
    def __init__(self, code, body=None, headers=None):
        Exception.__init__(self)
        self.code, self.body, self.headers = code, body, headers or {}


def refuse(code, text):
    raise Answer(code, {'error': {'code': code, 'message': text}})


class FakeKeystone:
    def __init__(self):
        self.things = {name: [] for name in COLLECTIONS}
        self.assignments = set()
        self.requests = []  # (method, path)
        self.revoked = False  # every token that was given
        self.unavailable = 0  # requests that are answered with 503
        self.counter = 0
        self.put('domains', id='default', name='Default', enabled=True)
        self.put('projects', name='admin', domain_id='default', enabled=True)
        self.put('users', name='admin', domain_id='default', enabled=True, password='adminpw')
        self.put('roles', name='admin', domain_id=None)
        self.put('regions', id='RegionOne')

    def put(self, collection, **fields):
        self.counter += 1
        fields.setdefault('id', 'id%d' % self.counter)
        self.things[collection].append(fields)
        return fields

    def find(self, collection, **fields):
        return [thing for thing in self.things[collection]
                if all(thing.get(key) == value for key, value in fields.items())]

    def one(self, collection, identifier):
        found = self.find(collection, id=identifier)
        if not found:
            refuse(404, 'Could not find %s: %s.' % (COLLECTIONS[collection], identifier))
        return found[0]

    # --- requests

    def answer(self, method, path, body, token):
        self.requests.append((method, path))
        if self.unavailable:
            self.unavailable -= 1
            refuse(503, 'not yet')
        url = urllib.parse.urlsplit(path)
        parts = url.path.strip('/').split('/')
        assert parts[0] == 'v3', path
        parts = parts[1:]
        if parts == ['auth', 'tokens'] and method == 'POST':
            self.log_in(body['auth'])
        if parts == ['auth', 'tokens'] and method == 'GET':
            if self.revoked or token != 'the-admin-token':
                refuse(401, 'The request you have made requires authentication.')
            raise Answer(200, {'token': {}})
        if token != 'the-admin-token':
            refuse(401, 'The request you have made requires authentication.')
        if 'roles' in parts and len(parts) == 6:
            self.assign(method, tuple(parts))
        collection = parts[0]
        if method == 'GET' and len(parts) == 1:
            wanted = dict(urllib.parse.parse_qsl(url.query))
            raise Answer(200, {collection: [self.shown(thing)
                                            for thing in self.find(collection, **wanted)]})
        key = COLLECTIONS[collection]
        if method == 'GET':
            raise Answer(200, {key: self.shown(self.one(collection, parts[1]))})
        if method == 'POST':
            raise Answer(201, {key: self.shown(self.create(collection, body[key]))})
        if method == 'PATCH':
            thing = self.one(collection, parts[1])
            thing.update(body[key])
            raise Answer(200, {key: self.shown(thing)})
        refuse(405, 'no ' + method)

    @staticmethod
    def shown(thing):
        return {key: value for key, value in thing.items() if key != 'password'}

    def create(self, collection, fields):
        unique = {key: fields[key] for key in ('name', 'domain_id') if key in fields}
        if collection not in ('services', 'endpoints', 'regions') and self.find(collection, **unique):
            refuse(409, 'Conflict occurred attempting to store %s' % COLLECTIONS[collection])
        if collection == 'endpoints':
            self.one('services', fields['service_id'])
            if not self.find('regions', id=fields['region_id']):
                refuse(400, 'Expecting to find endpoint region_id in region table.')
        return self.put(collection, **fields)

    def log_in(self, auth):
        assert auth['identity']['methods'] == ['password']
        asked = auth['identity']['password']['user']
        if 'id' in asked:
            users = self.find('users', id=asked['id'])
            assert auth['scope'] == 'unscoped'
        else:
            domain = self.find('domains', name=asked['domain']['name'])
            users = self.find('users', name=asked['name'], domain_id=domain[0]['id'])
            assert auth['scope']['project']['name'] == 'admin'
        if not users or users[0]['password'] != asked['password'] or not users[0]['enabled']:
            refuse(401, 'The request you have made requires authentication.')
        token = 'the-admin-token' if users[0]['name'] == 'admin' else 'a-token'
        raise Answer(201, {'token': {}}, {'X-Subject-Token': token})

    def assign(self, method, path):
        place, target, _, user, _, role = path
        for collection, identifier in ((place, target), ('users', user), ('roles', role)):
            self.one(collection, identifier)
        if method == 'PUT':
            self.assignments.add(path)
            raise Answer(204)
        if path not in self.assignments:
            refuse(404, 'Could not find role assignment')
        raise Answer(204)


class FakeServer:
    """Serves a FakeKeystone on a free port of the loopback interface."""

    def __init__(self, keystone, port=0):
        class Handler(BaseHTTPRequestHandler):
            def handle_any(self):
                size = int(self.headers.get('Content-Length') or 0)
                body = self.rfile.read(size) or None
                if body and 'json' in self.headers.get('Content-Type', ''):
                    body = json.loads(body.decode('utf-8'))
                try:
                    keystone.answer(self.command, self.path, body,
                                    self.headers.get('X-Auth-Token'))
                except Answer as answer:
                    self.give(answer)

            def give(self, answer):
                body = b'' if answer.body is None else json.dumps(answer.body).encode('utf-8')
                self.send_response(answer.code)
                for key, value in answer.headers.items():
                    self.send_header(key, value)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                if self.command != 'HEAD':
                    self.wfile.write(body)

            do_GET = do_POST = do_PATCH = do_PUT = do_HEAD = do_DELETE = handle_any

            def log_message(self, *arguments):
                pass

        self.server = HTTPServer(('127.0.0.1', port), Handler)
        self.url = 'http://127.0.0.1:%d/v3' % self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.daemon = True
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
