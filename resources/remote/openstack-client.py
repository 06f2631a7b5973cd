#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Compares what a cloud knows with what it shall know, and mends it.

Standard input: {"mode": "check"|"apply", "auth": {"url", "username", "password", "project",
"user_domain", "project_domain"}, "resources": [{"kind": ..., ...}, ...]}
Standard output: a line for each resource: satisfied | missing | differs | created | updated, then
kind and name, then what differs. Standard error: one line that says why it cannot go on.
Exit status: 0 all is as it shall be, 10 something is missing or differs (check), 11 a service
cannot be reached, 1 any other fault.

Needs Python 3.5 and nothing else. It never goes through a proxy and never prints a password.
"""
import json
import sys

sys.dont_write_bytecode = True

from openstackapi import (  # noqa: E402
    Cloud, DIFFERS, FAULT, Fault, Refused, SATISFIED)
from openstackcompute import Compute, Image  # noqa: E402
from openstackidentity import Keystone  # noqa: E402
from openstacknetwork import Network  # noqa: E402

RETRY_SECONDS = 30
IDENTITY = ('domain', 'project', 'user', 'role', 'assignment', 'service', 'endpoint')
NETWORK = ('network', 'subnet', 'router', 'router_subnet', 'router_gateway',
           'security_group_rule', 'floating_ip')
COMPUTE = ('flavor', 'keypair', 'server')


class Actions:
    """What is done for each kind; a service is looked for when it is needed first."""

    def __init__(self, cloud, apply):
        self.cloud = cloud
        self.apply = apply
        self.parts = {}

    def part(self, make):
        if make not in self.parts:
            self.parts[make] = make(self.cloud, self.apply)
        return self.parts[make]

    def keystone(self, cloud, apply):
        return Keystone(cloud.keystone, apply)

    def settle(self, resource):
        """How the resource stands and what differs."""
        kind = resource['kind']
        if kind == 'server':
            return self.part(Compute).server(resource, self.network_id, self.image_id)
        if kind == 'floating_ip':
            return self.part(Network).floating_ip(resource, self.part(Compute).server_named)
        if kind in IDENTITY:
            part = self.part(self.keystone)
        elif kind in NETWORK:
            part = self.part(Network)
        elif kind in COMPUTE:
            part = self.part(Compute)
        elif kind == 'image':
            part = self.part(Image)
        else:
            raise ValueError('unknown kind ' + kind)
        return getattr(part, kind)(resource)

    def network_id(self, name):
        found = self.part(Network).named('networks', name)
        if found is None:
            raise Fault('there is no network ' + name)
        return found['id']

    def image_id(self, name):
        active = [image for image in self.part(Image).named(name) if image['status'] == 'active']
        if len(active) != 1:
            raise Fault('there are %d active images of the name %s' % (len(active), name))
        return active[0]['id']


def title(resource):
    kind = resource['kind']
    if kind == 'assignment':
        return '%s %s of %s in %s' % (kind, resource['role'], resource['user'],
                                      resource.get('project') or resource.get('domain'))
    if kind == 'endpoint':
        return '%s %s %s %s' % (kind, resource['service_type'], resource['interface'],
                                resource['region'])
    if kind == 'router_subnet':
        return 'subnet %s of router %s' % (resource['subnet'], resource['router'])
    if kind == 'router_gateway':
        return 'gateway %s of router %s' % (resource['network'], resource['router'])
    if kind == 'security_group_rule':
        return 'rule %s %s of group %s' % (resource['protocol'], resource.get('port', 'any'),
                                           resource['group'])
    if kind == 'floating_ip':
        return 'floating address of ' + resource['server']
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


def perform(request, hidden):
    apply = request['mode'] == 'apply'
    cloud = Cloud(request['auth'], RETRY_SECONDS if apply else 0)
    hidden.append(cloud.token)
    actions = Actions(cloud, apply)
    status = SATISFIED
    for resource in request['resources']:
        name = title(resource)
        try:
            state, different = actions.settle(resource)
        except Refused as refused:
            raise Fault('%s: %s answered HTTP %d: %s'
                        % (name, refused.service, refused.code, refused))
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
        say(sys.stderr, '%s answered HTTP %d: %s' % (refused.service, refused.code, refused),
            hidden)
    except Fault as fault:
        say(sys.stderr, str(fault), hidden)
        return fault.status
    except (ValueError, KeyError, TypeError) as error:
        say(sys.stderr, 'the request or an answer is not understood: %s %s'
            % (type(error).__name__, error), hidden)
    return FAULT


if __name__ == '__main__':
    sys.exit(main())
