# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""HTTP to the services of a cloud, for the programs beside this file. Needs Python 3.5 and nothing
else. It never goes through a proxy and never prints a password."""
import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

from openstacktokens import Kept

SATISFIED, FAULT, DIFFERS, UNREACHABLE = 0, 1, 10, 11
ANSWER_SECONDS = 60
UPLOAD_SECONDS = 600  # without a byte of it being taken


class Fault(Exception):
    def __init__(self, text, status=FAULT):
        Exception.__init__(self, text)
        self.status = status


class Refused(Exception):
    """A service's answer to a request that it did not carry out."""

    def __init__(self, service, code, text):
        Exception.__init__(self, text)
        self.service = service
        self.code = code


def message_of(body):
    """What an answer says went wrong; each service wraps it in another word."""
    text = body.decode('utf-8', 'replace')
    try:
        for inner in json.loads(text).values():
            if isinstance(inner, dict) and 'message' in inner:
                return ' '.join(str(inner['message']).split())
    except (ValueError, AttributeError):
        pass
    return ' '.join(text.split())[:200]


class Connection:
    """HTTP with JSON to one service."""

    def __init__(self, name, url, patience):
        self.name = name
        self.url = url.rstrip('/')
        self.token = None
        self.patience = patience
        self.give_up = time.monotonic() + patience
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def request(self, method, path, body=None, token=True, kind='application/json', headers=()):
        """The answer's headers and JSON. Raises Refused and Fault."""
        request = urllib.request.Request(self.url + path, method=method, headers=dict(headers))
        request.add_header('Accept', 'application/json')
        data = None
        if body is not None:
            request.add_header('Content-Type', kind)
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
                    raise Refused(self.name, error.code, text)
                self.wait('HTTP 503 ' + text)
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, 'reason', None) or error
                if not self.may_repeat(reason, method, path):
                    raise self.no_answer(reason)
                self.wait(reason)
            except ValueError:
                raise Fault('%s does not answer like %s: no JSON' % (self.url, self.name))

    def upload(self, path, file):
        """Sends an open file as it is. Raises Refused and Fault."""
        request = urllib.request.Request(self.url + path, method='PUT', data=file, headers={
            'Content-Type': 'application/octet-stream', 'X-Auth-Token': self.token,
            'Content-Length': str(os.fstat(file.fileno()).st_size)})
        try:
            with self.opener.open(request, None, UPLOAD_SECONDS):
                pass
        except urllib.error.HTTPError as error:
            raise Refused(self.name, error.code, message_of(error.read()))
        except (OSError, http.client.HTTPException) as error:
            raise self.no_answer(getattr(error, 'reason', None) or error)

    @staticmethod
    def may_repeat(reason, method, path):
        """Could it be that the service never got the request, or is it harmless a second time?"""
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
        """The token, and what Keystone says of it."""
        identity = {'methods': ['password'], 'password': {'user': user}}
        body = {'auth': {'identity': identity, 'scope': scope}}
        headers, answer = self.request('POST', '/auth/tokens', body, token=False)
        token = headers.get('X-Subject-Token')
        if not token:
            raise Fault('%s does not answer like Keystone: no token' % self.url)
        return token, answer.get('token', {})

    def ask_about(self, token):
        """What Keystone says of a token; None: it does not take it any more."""
        try:
            return self.request('GET', '/auth/tokens', token=False, headers={
                'X-Auth-Token': token, 'X-Subject-Token': token})[1].get('token')
        except Refused:
            return None

    def list(self, collection, **filters):
        query = urllib.parse.urlencode(filters)
        return self.request('GET', '/%s?%s' % (collection, query))[1].get(collection, [])


class Cloud:
    """The services of one cloud, found by the catalog that comes with a token."""

    NAMES = {'network': 'Neutron', 'compute': 'Nova', 'image': 'Glance', 'placement': 'Placement'}
    VERSIONS = {'network': '/v2.0', 'image': '/v2'}

    def __init__(self, auth, patience):
        self.patience = patience
        self.keystone = Connection('Keystone', auth['url'], patience)
        kept = Kept(auth)
        self.token = kept.read()
        about = self.keystone.ask_about(self.token) if self.token else None
        if about is None:
            about = self.log_in(auth)
            kept.write(self.token)
        self.keystone.token = self.token
        self.project = about.get('project', {}).get('id')
        self.catalog = about.get('catalog', [])

    def log_in(self, auth):
        user = {'name': auth['username'], 'password': auth['password'],
                'domain': {'name': auth['user_domain']}}
        scope = {'project': {'name': auth['project'], 'domain': {'name': auth['project_domain']}}}
        try:
            self.token, about = self.keystone.log_in(user, scope)
        except Refused as refused:
            if refused.code == 401:
                raise Fault('%s refuses the password of %s (HTTP 401): it is another one than in '
                            'this project' % (self.keystone.url, auth['username']))
            raise
        return about

    def service(self, kind):
        """A connection to the service of a type. Raises Fault when the catalog lacks it."""
        for entry in self.catalog:
            places = {place['interface']: place['url'] for place in entry['endpoints']}
            url = places.get('internal') or places.get('public')
            if entry['type'] == kind and url:
                found = Connection(self.NAMES.get(kind, kind),
                                   url.rstrip('/') + self.VERSIONS.get(kind, ''), self.patience)
                found.token = self.token
                return found
        raise Fault('the catalog of %s names no %s service' % (self.keystone.url, kind),
                    UNREACHABLE)
