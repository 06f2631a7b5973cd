#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Keystone and Placement at one port, which is printed; they really look at who comes.

    placement.py STATUS      what Placement answers a user with a token
"""
import http.server
import json
import sys


class Services(http.server.BaseHTTPRequestHandler):
    def answer(self, code, body, token=None):
        self.send_response(code)
        if token:
            self.send_header('X-Subject-Token', token)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers['Content-Length'])).decode())
        user = body['auth']['identity']['password']['user']
        if (user['name'], user['password']) != ('placement', 'right%pass'):
            self.answer(401, {'error': 'The request you have made requires authentication.'})
            return
        here = 'http://127.0.0.1:%d' % self.server.server_port
        endpoints = [{'interface': door, 'region': 'RegionOne', 'url': here}
                     for door in ('public', 'internal')]
        catalog = [{'type': 'placement', 'endpoints': endpoints}]
        self.answer(201, {'token': {'catalog': catalog}}, 'token')

    def do_GET(self):
        known = self.headers['X-Auth-Token'] == 'token'
        self.answer(int(sys.argv[1]) if known else 401, {'resource_providers': [{}, {}]})

    def log_message(self, *ignored):
        pass


server = http.server.HTTPServer(('127.0.0.1', 0), Services)
print(server.server_port, flush=True)
server.serve_forever()
