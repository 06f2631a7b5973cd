#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The services of a cloud by HTTP, as far as the Pike guide asks them: what is made is written into
the record as the command of the guide that makes the same.

They really look at who comes: users, passwords and tokens must be right. A service is up when its
unit was started on a host (clients.py says so at /recorded).
"""

import base64
import hashlib
import http.server
import json
import re
import shlex
import socketserver
import struct
import threading
import urllib.parse

from cloud import Cloud, Denied
from host import record

KINDS = {5000: "identity", 35357: "identity", 8774: "compute", 8776: "volume", 8778: "placement",
         9292: "image", 9696: "network", 80: "dashboard"}
# Collections whose name in a body is not the plain singular.
SINGULAR = {"images": None, "os-keypairs": "keypair", "security-group-rules": "security_group_rule"}
AGENTS = {"neutron-linuxbridge-agent": "Linux bridge agent", "neutron-dhcp-agent": "DHCP agent",
          "neutron-metadata-agent": "Metadata agent", "neutron-l3-agent": "L3 agent"}
LOGIN = """<form method="post"><input name="csrfmiddlewaretoken" value="t">
<input name="domain"><input name="username"><input name="password" type="password"></form>"""


class Answers:
    """One request: which method of which service answers it."""

    def __init__(self, cloud, kind, headers):
        self.cloud = cloud
        self.kind = kind
        self.user, self.project = None, {"id": None}
        token = headers.get("X-Auth-Token")
        if token in cloud.tokens:
            self.user, self.project = cloud.tokens[token]

    def give(self, method, path, query, body):
        """Status and JSON; None: no content."""
        if path[:1] == ["recorded"]:
            return 200, self.cloud.told(path[1], body)
        if path and path[0] in ("v3", "v2", "v2.0", "v2.1"):
            path = path[1:]
        if not path:
            return 200, {"versions": [self.kind]}
        if self.user is None:
            raise Denied(401, "Authentication required")
        return getattr(self, "at_" + self.kind)(method, path, query, body)

    def tell(self, *words):
        record("command", "as %s: openstack %s" % (self.user["name"], shlex.join(words)))

    def items(self, method, path, query, body, made):
        """What all the collections have in common."""
        collection = path[0]
        key = SINGULAR.get(collection, collection.rstrip("s"))
        if method == "POST":
            thing = self.cloud.add(collection, dict(body[key] if key else body))
            for key_of_owner in ("project_id", "owner"):
                thing.setdefault(key_of_owner, self.project["id"])
            told = made(collection, thing)
            if told:
                self.tell(*told)
            return 201, {key: thing} if key else thing
        if len(path) > 1:
            by = "name" if collection == "os-keypairs" else "id"
            thing = self.cloud.one(collection, **{by: path[1]})
            if method in ("PATCH", "PUT"):
                thing.update(body[key])
                self.tell(collection, "set", path[1], json.dumps(body))
            return 200, {key: thing} if key else thing
        filters = {name: value for name, value in query.items() if name != "is_public"}
        found = self.cloud.all(collection, **filters)
        if collection == "os-keypairs":
            return 200, {"keypairs": [{"keypair": thing} for thing in found]}
        return 200, {collection.replace("-", "_"): found}

    def at_identity(self, method, path, query, body):
        if path[0] == "projects" and len(path) == 6:
            entry = (path[1], path[3], path[5])
            if method == "HEAD" and entry not in self.cloud.roles:
                raise Denied(404, "no such assignment")
            if method == "PUT":
                self.cloud.roles.add(entry)
                self.tell("role", "add", "--project", self.cloud.name("projects", path[1]),
                          "--user", self.cloud.name("users", path[3]),
                          self.cloud.name("roles", path[5]))
            return 204, None
        return self.items(method, path, query, body, self.cloud.made_identity)

    def at_network(self, method, path, query, body):
        cloud = self.cloud
        if path[0] == "agents":
            return 200, {"agents": [
                {"agent_type": AGENTS[unit], "host": host, "alive": True, "admin_state_up": True}
                for unit, host in cloud.services if unit in AGENTS]}
        if path[0] == "extensions":
            return 200, {"extensions": [{"alias": "port-security"}, {"alias": "agent"}]}
        if path[0] == "security-groups":
            cloud.groups_of(self.project["id"])
        if path[0] == "routers" and method == "PUT":
            router = cloud.one("routers", id=path[1])
            change = cloud.attach_router if path[2:] else cloud.set_router
            self.tell(*change(router, body if path[2:] else body["router"]))
            return 200, {}
        if path[0] == "floatingips" and method == "POST":
            thing = cloud.add("floatingips", dict(body["floatingip"]))
            for words in cloud.float(thing):
                self.tell(*words)
            return 201, {"floatingip": thing}
        return self.items(method, path, query, body, cloud.made_network)

    def at_compute(self, method, path, query, body):
        cloud = self.cloud
        if path[0] == "os-services":
            wanted = query.get("binary", "")
            return 200, {"services": [one for one in cloud.running("nova-")
                                      if wanted in ("", one["binary"])]}
        if path[0] == "servers" and path[2:] == ["action"]:
            return 200, cloud.act(cloud.one("servers", id=path[1]), body)
        if path[0] == "servers" and path[2:] == ["os-volume_attachments"]:
            volume = cloud.one("volumes", id=body["volumeAttachment"]["volumeId"])
            volume.update(status="in-use", attachments=[{"server_id": path[1]}])
            self.tell("server", "add", "volume", cloud.name("servers", path[1]), volume["name"])
            return 200, {"volumeAttachment": {}}
        if path[1:] == ["detail"]:
            path = path[:1]
        return self.items(method, path, query, body, cloud.made_compute)

    def at_image(self, method, path, query, body):
        cloud = self.cloud
        if path[2:] == ["file"]:
            image = cloud.one("images", id=path[1])
            image.update(status="active", size=len(body), checksum=hashlib.md5(body).hexdigest())
            words = ["image", "create", image["name"], "--file", "md5:" + image["checksum"],
                     "--disk-format", image["disk_format"],
                     "--container-format", image["container_format"]]
            self.tell(*words, "--" + image["visibility"])
            return 204, None
        return self.items(method, path, query, body, lambda *ignored: None)

    def at_volume(self, method, path, query, body):
        path = path[1:]  # the project
        if path[0] == "os-services":
            return 200, {"services": self.cloud.running("cinder-s") +
                         self.cloud.running("cinder-v", "@lvm")}
        if path[1:] == ["detail"]:
            path = path[:1]
        return self.items(method, path, query, body, self.made_volume)

    def made_volume(self, collection, thing):
        thing.update(status="available", attachments=[])
        return ["volume", "create", "--size", str(thing["size"]), thing["name"]]

    def at_placement(self, method, path, query, body):
        if (method, path) == ("GET", ["resource_providers"]):
            return 200, {"resource_providers": []}
        raise Denied(404, "not there")


class Handler(http.server.BaseHTTPRequestHandler):
    """HTTP of all services; the port tells which one is meant."""

    cloud = Cloud()
    protocol_version = "HTTP/1.1"

    def read_body(self):
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Content-Type") == "application/octet-stream":
            return content
        return json.loads(content.decode()) if content else {}

    def answer(self):
        kind = KINDS[self.server.server_port]
        if kind == "dashboard":
            self.dashboard()
            return
        url = urllib.parse.urlsplit(self.path)
        path = [urllib.parse.unquote(word) for word in url.path.split("/") if word]
        query = dict(urllib.parse.parse_qsl(url.query))
        try:
            body = self.read_body()
            with self.cloud.lock:
                if path[-2:] == ["auth", "tokens"] and self.command == "GET":
                    self.say(200, {"token": self.cloud.about(self.headers["X-Subject-Token"])})
                    return
                if path[-2:] == ["auth", "tokens"]:
                    token, about = self.cloud.log_in(body)
                    self.say(201, {"token": about}, {"X-Subject-Token": token})
                    return
                answers = Answers(self.cloud, kind, self.headers)
                self.say(*answers.give(self.command, path, query, body))
        except Denied as denied:
            self.say(denied.code, {"error": {"message": str(denied)}})

    do_GET = do_POST = do_PUT = do_PATCH = do_HEAD = do_DELETE = answer

    def dashboard(self):
        """A login form, and behind it a page with a way out."""
        if self.command == "POST":
            form = dict(urllib.parse.parse_qsl(
                self.rfile.read(int(self.headers["Content-Length"])).decode()))
            known = self.cloud.all("users", name=form["username"], password=form["password"])
            page = '<a href="/horizon/auth/logout/">out</a>' if known else LOGIN
        else:
            page = LOGIN
        self.say(200, page)

    def say(self, status, body, headers=None):
        text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def log_message(self, *ignored):
        pass


class Queue(socketserver.BaseRequestHandler):
    """A port that takes connections, and no more."""

    def handle(self):
        self.request.settimeout(60)
        try:
            self.request.recv(1)
        except OSError:
            pass


class Console(socketserver.BaseRequestHandler):
    """The console proxy: a web socket that greets as a hypervisor does."""

    def handle(self):
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.request.recv(1024)
        key = re.search(rb"(?i)^sec-websocket-key: *(\S+)", data, re.M).group(1)
        accepted = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
        greeting = b"RFB 003.008\n"
        self.request.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                             b"Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                             base64.b64encode(accepted) + b"\r\n\r\n" +
                             struct.pack("BB", 0x82, len(greeting)) + greeting)
        self.request.recv(1024)  # until the other side has heard it


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    @property
    def server_port(self):
        return self.server_address[1]


def main():
    handlers = {port: Handler for port in KINDS}
    handlers.update({5672: Queue, 6080: Console})
    for port, handler in handlers.items():
        threading.Thread(target=Server(("", port), handler).serve_forever, daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
