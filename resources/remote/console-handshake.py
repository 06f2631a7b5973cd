#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Opens the console of an instance as the noVNC page does, far enough to hear the hypervisor.

    console-handshake.py URL      the address that "console url show" gives, by standard input: -

The address holds a token that lets anybody in, so it is never printed. Exit status: 0 the
hypervisor greeted with its RFB version, 1 it did not (standard error says why). Needs Python 3.5
and nothing else.
"""
import base64
import os
import socket
import sys
import urllib.parse

SECONDS = 20


def path_of(url):
    """The address of the socket: noVNC takes it from "path", or from "token" in old pages."""
    query = urllib.parse.parse_qs(url.query)
    if 'path' in query:
        return '/' + query['path'][0].lstrip('/')
    return '/websockify?' + urllib.parse.urlencode({'token': query['token'][0]})


def read(connection, count):
    data = b''
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            raise ValueError('the proxy closed the connection')
        data += more
    return data


def greeting(address):
    url = urllib.parse.urlsplit(address)
    connection = socket.create_connection((url.hostname, url.port or 80), SECONDS)
    with connection:
        key = base64.b64encode(os.urandom(16)).decode('ascii')
        connection.sendall((
            'GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
            'Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n'
            'Sec-WebSocket-Protocol: binary\r\nOrigin: http://%s\r\n\r\n'
            % (path_of(url), url.netloc, key, url.netloc)).encode('ascii'))
        head = b''
        while b'\r\n\r\n' not in head:
            head += read(connection, 1)
        status = head.split(b'\r\n')[0].decode('ascii', 'replace')
        if ' 101 ' not in status + ' ':
            raise ValueError('the proxy answered ' + status)
        data = b''
        while len(data) < 12:  # the greeting may come in pieces
            first, size = read(connection, 2)
            size &= 0x7f
            if size == 126:
                size = int.from_bytes(read(connection, 2), 'big')
            content = read(connection, size)
            if first & 0x0f == 8:
                raise ValueError('the proxy refused: %s'
                                 % content[2:].decode('utf-8', 'replace'))
            if first & 0x0f in (0, 1, 2):
                data += content
        return data[:12].decode('ascii', 'replace').strip()


def main(address):
    try:
        version = greeting(sys.stdin.readline().strip() if address == '-' else address)
        if not version.startswith('RFB 003.'):
            raise ValueError('instead of a console something greeted with %r' % version)
        print('the console greets with ' + version)
        return 0
    except KeyError:
        print('the address of the console holds no token', file=sys.stderr)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
