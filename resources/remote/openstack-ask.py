#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Asks a service one thing and prints it, much sooner than the client of the same name can start.

    openstack-ask.py list SERVICE PATH KEY FIELD...   a line for each thing, fields between tabs
    openstack-ask.py catalog                          type, interface, address
    openstack-ask.py console-log INSTANCE

Who asks stands in the variables of a credentials file (OS_USERNAME, OS_PASSWORD, ...). Exit status:
0 it was answered, 1 it was not (standard error says why). Needs Python 3.5 and nothing else.
"""
import os
import sys

sys.dont_write_bytecode = True

from openstackapi import Cloud, Fault, Refused  # noqa: E402
from openstackcompute import Compute  # noqa: E402


def cloud():
    keys = {'url': 'OS_AUTH_URL', 'username': 'OS_USERNAME', 'password': 'OS_PASSWORD',
            'project': 'OS_PROJECT_NAME', 'user_domain': 'OS_USER_DOMAIN_NAME',
            'project_domain': 'OS_PROJECT_DOMAIN_NAME'}
    lacking = [name for name in keys.values() if not os.environ.get(name)]
    if lacking:
        raise Fault('%s is not set: read a credentials file first' % lacking[0])
    return Cloud({key: os.environ[name] for key, name in keys.items()}, 0)


def say(*fields):
    line = '\t'.join('-' if field is None else str(field) for field in fields) + '\n'
    sys.stdout.buffer.write(line.encode('utf-8'))


def list_things(service, path, key, *fields):
    here = cloud()
    place = here.keystone if service == 'identity' else here.service(service)
    for item in place.request('GET', path)[1][key]:
        say(*[item.get(field) for field in fields])


def catalog():
    for entry in cloud().catalog:
        for place in entry['endpoints']:
            say(entry['type'], place['interface'], place['url'])


def console_log(instance):
    compute = Compute(cloud(), False)
    found = compute.server_named(instance)
    if found is None:
        raise Fault('there is no instance ' + instance)
    said = compute.connection.request('POST', '/servers/%s/action' % found['id'],
                                      {'os-getConsoleOutput': {}})[1]
    say(said['output'])


VERBS = {'list': list_things, 'catalog': catalog, 'console-log': console_log}


def main(words):
    try:
        VERBS[words[0]](*words[1:])
        return 0
    except (KeyError, IndexError, TypeError) as error:
        print('not understood: %s %s' % (type(error).__name__, error), file=sys.stderr)
    except Refused as refused:
        print('%s answered HTTP %d: %s' % (refused.service, refused.code, refused),
              file=sys.stderr)
    except Fault as fault:
        print(fault, file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
