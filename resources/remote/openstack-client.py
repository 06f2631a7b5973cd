#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Compares what Keystone knows with what it shall know, and mends it.

Standard input: {"mode": "check"|"apply", "auth": {"url", "username", "password", "project",
"user_domain", "project_domain"}, "resources": [{"kind": ..., ...}, ...]}
Standard output: a line for each resource: satisfied | missing | differs | created | updated, then
kind and name, then what differs. Standard error: one line that says why it cannot go on.
Exit status: 0 all is as it shall be, 10 something is missing or differs (check), 11 Keystone cannot
be reached, 1 any other fault.

Needs Python 3.5 and nothing else. It never goes through a proxy and never prints a password.
"""
import http.client
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

SATISFIED, FAULT, DIFFERS, UNREACHABLE = 0, 1, 10, 11
RETRY_SECONDS = 30
ANSWER_SECONDS = 60


class Fault(Exception):
    def __init__(self, text, status=FAULT):
        Exception.__init__(self, text)
        self.status = status


class Refused(Exception):
    """Keystone's answer to a request that it did not carry out."""

    def __init__(self, code, text):
        Exception.__init__(self, text)
        self.code = code


def message_of(body):
    try:
        error = json.loads(body.decode('utf-8', 'replace'))['error']
        return ' '.join(str(error.get('message', '')).split())
    except (ValueError, KeyError, TypeError, AttributeError):
        return ' '.join(body.decode('utf-8', 'replace').split())[:200]


class Connection:
    """HTTP with JSON to one Keystone."""

    def __init__(self, url, patience):
        self.url = url.rstrip('/')
        self.token = None
        self.give_up = time.monotonic() + patience
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def request(self, method, path, body=None, token=True):
        """The answer's headers and JSON. Raises Refused and Fault."""
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header('Accept', 'application/json')
        data = None
        if body is not None:
            request.add_header('Content-Type', 'application/json')
            data = json.dumps(body).encode('utf-8')
        if token and self.token:
            request.add_header('X-Auth-Token', self.token)
        while True:
            try:
                with self.opener.open(request, data, ANSWER_SECONDS) as answer:
                    text = answer.read()
                    return answer.headers, json.loads(text.decode('utf-8')) if text else {}
            except urllib.error.HTTPError as error:
                text = message_of(error.read())
                if error.code != 503:
                    raise Refused(error.code, text)
                self.wait('HTTP 503 ' + text)
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, 'reason', None) or error
                if not self.may_repeat(reason, method, path):
                    raise self.no_answer(reason)
                self.wait(reason)
            except ValueError:
                raise Fault('%s does not answer like Keystone: no JSON' % self.url)

    @staticmethod
    def may_repeat(reason, method, path):
        """Could it be that Keystone never got the request, or is it harmless a second time?"""
        if isinstance(reason, ConnectionRefusedError):
            return True
        harmless = method in ('GET', 'HEAD', 'PUT') or path == '/auth/tokens'
        return harmless and isinstance(reason, ConnectionError)

    def no_answer(self, reason):
        return Fault('%s does not answer: %s' % (self.url, reason), UNREACHABLE)

    def wait(self, reason):
        """A service that was just restarted is not there at once."""
        if time.monotonic() >= self.give_up:
            raise self.no_answer(reason)
        time.sleep(1)

    def log_in(self, user, scope):
        identity = {'methods': ['password'], 'password': {'user': user}}
        body = {'auth': {'identity': identity, 'scope': scope}}
        headers, _ = self.request('POST', '/auth/tokens', body, token=False)
        token = headers.get('X-Subject-Token')
        if not token:
            raise Fault('%s does not answer like Keystone: no token' % self.url)
        return token

    def list(self, collection, **filters):
        query = urllib.parse.urlencode(filters)
        return self.request('GET', '/%s?%s' % (collection, query))[1].get(collection, [])


class Keystone:
    """Finds, compares and changes the things that the requests name."""

    # A cloud has few of these: they are asked for once, as a whole.
    SMALL = ('domains', 'roles', 'services', 'endpoints')

    def __init__(self, connection, apply):
        self.connection = connection
        self.apply = apply
        self.known = {}  # collection: {query: answer}

    def one(self, collection, what, **filters):
        """The only one of its name; None: there is none."""
        query = {} if collection in self.SMALL else filters
        answers = self.known.setdefault(collection, {})
        key = tuple(sorted(query.items()))
        if key not in answers:
            answers[key] = self.connection.list(collection, **query)
        found = [item for item in answers[key] if self.fits(item, filters)]
        if len(found) > 1:
            raise Fault('%s is there %d times: remove all but one' % (what, len(found)))
        return found[0] if found else None

    @staticmethod
    def fits(item, filters):
        # Keystone compares names without regard to case where the database does.
        return all(item.get(key) == value for key, value in filters.items())

    def domain_id(self, name):
        """Commands take the id as well, and the id of Default is default."""
        what = 'domain ' + name
        found = self.one('domains', what, name=name) or self.one('domains', what, id=name)
        return found['id'] if found else None

    def create(self, collection, key, body):
        self.known.pop(collection, None)
        self.connection.request('POST', '/' + collection, {key: body})

    def update(self, collection, key, identifier, body):
        self.known.pop(collection, None)
        self.connection.request('PATCH', '/%s/%s' % (collection, identifier), {key: body})

    def settle(self, collection, key, found, body, wanted):
        """`wanted` are the values that must be as in `body`; how it stands, and what differs."""
        if found is None:
            if not self.apply:
                return 'missing', []
            self.create(collection, key, body)
            return 'created', []
        different = [name for name in wanted if found.get(name, '') != body[name]]
        if not different:
            return 'satisfied', []
        if not self.apply:
            return 'differs', different
        self.update(collection, key, found['id'], {name: body[name] for name in different})
        return 'updated', different

    # Each gives how the resource stands and what differs.

    def domain(self, wanted):
        found = self.one('domains', 'domain ' + wanted['name'], name=wanted['name'])
        body = described({'name': wanted['name'], 'enabled': True}, wanted)
        return self.settle('domains', 'domain', found, body, keys_of(body, 'name'))

    def project(self, wanted):
        domain = self.domain_id(wanted['domain'])
        if domain is None:
            return self.needs('domain ' + wanted['domain'])
        found = self.one('projects', 'project ' + wanted['name'], name=wanted['name'],
                         domain_id=domain)
        body = described({'name': wanted['name'], 'domain_id': domain, 'enabled': True}, wanted)
        return self.settle('projects', 'project', found, body, keys_of(body, 'name', 'domain_id'))

    def role(self, wanted):
        found = self.one('roles', 'role ' + wanted['name'], name=wanted['name'])
        return self.settle('roles', 'role', found, {'name': wanted['name']}, [])

    def user(self, wanted):
        domain = self.domain_id(wanted['domain'])
        if domain is None:
            return self.needs('domain ' + wanted['domain'])
        found = self.one('users', 'user ' + wanted['name'], name=wanted['name'], domain_id=domain)
        body = {'name': wanted['name'], 'domain_id': domain, 'enabled': True,
                'password': wanted['password']}
        if found is None:
            return self.settle('users', 'user', None, body, [])
        different = [] if found.get('enabled') else ['enabled']
        if different or not self.knows_password(found, wanted['password']):
            # A disabled user cannot log in: whether the password is right is not known.
            different.append('password')
        if not different:
            return 'satisfied', []
        if not self.apply:
            return 'differs', different
        self.update('users', 'user', found['id'], {name: body[name] for name in different})
        if not self.knows_password(found, wanted['password']):
            raise Fault('user %s cannot log in with the password that was just set: see the log '
                        'of Keystone' % wanted['name'])
        return 'updated', different

    def knows_password(self, user, password):
        try:
            self.connection.log_in({'id': user['id'], 'password': password}, 'unscoped')
            return True
        except Refused as refused:
            if refused.code == 401:
                return False
            raise

    def assignment(self, wanted):
        user_domain = self.domain_id(wanted['user_domain'])
        if user_domain is None:
            return self.needs('domain ' + wanted['user_domain'])
        user = self.one('users', 'user ' + wanted['user'], name=wanted['user'],
                        domain_id=user_domain)
        role = self.one('roles', 'role ' + wanted['role'], name=wanted['role'])
        if 'domain' in wanted:
            place, target = 'domains', self.domain_id(wanted['domain'])
        else:
            place, target = 'projects', self.project_id(wanted)
        for name, thing in (('user', user), ('role', role),
                            ('domain' if place == 'domains' else 'project', target)):
            if thing is None:
                return self.needs('%s %s' % (name, wanted[name]))
        path = '/%s/%s/users/%s/roles/%s' % (place, target, user['id'], role['id'])
        try:
            self.connection.request('HEAD', path)
            return 'satisfied', []
        except Refused as refused:
            if refused.code != 404:
                raise
        if not self.apply:
            return 'missing', []
        self.connection.request('PUT', path)
        return 'created', []

    def project_id(self, wanted):
        domain = self.domain_id(wanted['project_domain'])
        if domain is None:
            return None
        found = self.one('projects', 'project ' + wanted['project'], name=wanted['project'],
                         domain_id=domain)
        return found['id'] if found else None

    def service(self, wanted):
        found = self.one('services', 'a service of type ' + wanted['type'], type=wanted['type'])
        body = described({'name': wanted['name'], 'type': wanted['type'], 'enabled': True}, wanted)
        return self.settle('services', 'service', found, body, keys_of(body, 'type'))

    def endpoint(self, wanted):
        kind = wanted['service_type']
        service = self.one('services', 'a service of type ' + kind, type=kind)
        if service is None:
            return self.needs('service of type ' + kind)
        what = '%s endpoint of %s in %s' % (wanted['interface'], kind, wanted['region'])
        found = self.one('endpoints', what, service_id=service['id'],
                         interface=wanted['interface'], region_id=wanted['region'])
        body = {'service_id': service['id'], 'interface': wanted['interface'],
                'region_id': wanted['region'], 'url': wanted['url'], 'enabled': True}
        if found is None and self.apply:
            self.make_region(wanted['region'])
        return self.settle('endpoints', 'endpoint', found, body, ['url', 'enabled'])

    def make_region(self, region):
        try:
            self.connection.request('GET', '/regions/' + urllib.parse.quote(region, safe=''))
        except Refused as refused:
            if refused.code != 404:
                raise
            self.connection.request('POST', '/regions', {'region': {'id': region}})

    def needs(self, what):
        if self.apply:
            raise Fault('there is no %s' % what)
        return 'missing', []


def described(body, wanted):
    """What has no description in the guide may have any."""
    if 'description' in wanted:
        body['description'] = wanted['description']
    return body


def keys_of(body, *without):
    return [key for key in sorted(body) if key not in without]


def title(resource):
    kind = resource['kind']
    if kind == 'assignment':
        return '%s %s of %s in %s' % (kind, resource['role'], resource['user'],
                                      resource.get('project') or resource.get('domain'))
    if kind == 'endpoint':
        return '%s %s %s %s' % (kind, resource['service_type'], resource['interface'],
                                resource['region'])
    return '%s %s' % (kind, resource['type'] if kind == 'service' else resource['name'])


def say(stream, line, hidden):
    for text in hidden:
        line = line.replace(text, '***')
    stream.buffer.write((line + '\n').encode('utf-8'))
    stream.buffer.flush()


def secrets_of(request):
    found = [request['auth']['password']]
    found += [item['password'] for item in request['resources'] if item.get('password')]
    return sorted((text for text in found if text), key=len, reverse=True)


def log_in(connection, auth):
    user = {'name': auth['username'], 'password': auth['password'],
            'domain': {'name': auth['user_domain']}}
    scope = {'project': {'name': auth['project'], 'domain': {'name': auth['project_domain']}}}
    try:
        connection.token = connection.log_in(user, scope)
    except Refused as refused:
        if refused.code == 401:
            raise Fault('%s refuses the password of %s (HTTP 401): it is another one than in '
                        'this project' % (connection.url, auth['username']))
        raise


def perform(request, hidden):
    apply = request['mode'] == 'apply'
    connection = Connection(request['auth']['url'], RETRY_SECONDS if apply else 0)
    log_in(connection, request['auth'])
    hidden.append(connection.token)
    keystone = Keystone(connection, apply)
    actions = {'domain': keystone.domain, 'project': keystone.project, 'user': keystone.user,
               'role': keystone.role, 'assignment': keystone.assignment,
               'service': keystone.service, 'endpoint': keystone.endpoint}
    status = SATISFIED
    for resource in request['resources']:
        name = title(resource)
        try:
            state, different = actions[resource['kind']](resource)
        except Refused as refused:
            raise Fault('%s: Keystone answered HTTP %d: %s' % (name, refused.code, refused))
        except Fault as fault:
            raise Fault('%s: %s' % (name, fault), fault.status)
        say(sys.stdout, ' '.join([state, name] + different), hidden)
        if state in ('missing', 'differs'):
            status = DIFFERS
    return status


def main():
    hidden = []
    try:
        request = json.loads(sys.stdin.buffer.read().decode('utf-8'))
        hidden += secrets_of(request)
        return perform(request, hidden)
    except Refused as refused:
        say(sys.stderr, 'Keystone answered HTTP %d: %s' % (refused.code, refused), hidden)
    except Fault as fault:
        say(sys.stderr, str(fault), hidden)
        return fault.status
    except (ValueError, KeyError, TypeError) as error:
        say(sys.stderr, 'the request or an answer is not understood: %s %s'
            % (type(error).__name__, error), hidden)
    return FAULT


if __name__ == '__main__':
    sys.exit(main())
