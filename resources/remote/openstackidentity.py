# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What Keystone knows: domains, projects, users, roles, services and endpoints."""
import urllib.parse

from openstackapi import Fault, Refused


def described(body, wanted):
    """What has no description in the guide may have any."""
    if 'description' in wanted:
        body['description'] = wanted['description']
    return body


def keys_of(body, *without):
    return [key for key in sorted(body) if key not in without]


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
