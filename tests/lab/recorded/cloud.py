#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The services of a cloud, as far as the Pike guide asks them: what is made is kept in memory and
written into the record as the command of the guide that makes the same.

It really looks at who comes: users, passwords and tokens must be right. A service is up when its
unit was started on a host (programs.py says so at /recorded).
"""

import hashlib
import http.server
import json
import shlex
import socket
import socketserver
import struct
import threading
import urllib.parse
import uuid

from log import record

KINDS = {5000: "identity", 35357: "identity", 8774: "compute", 8776: "volume", 8778: "placement",
         9292: "image", 9696: "network", 80: "dashboard"}
# Collections whose name in a body is not the plain singular.
SINGULAR = {"images": None, "os-keypairs": "keypair", "security-group-rules": "security_group_rule"}
AGENTS = {"neutron-linuxbridge-agent": "Linux bridge agent", "neutron-dhcp-agent": "DHCP agent",
          "neutron-metadata-agent": "Metadata agent", "neutron-l3-agent": "L3 agent"}
# The addresses of the guide's own example.
ROUTER, INSTANCE, FLOATING, PRIVATE = ("203.0.113.102", "203.0.113.103", "203.0.113.104",
                                       "172.16.1.3")
CONSOLE = "udhcpc: lease of %s obtained\ncheck metadata: instance-id i-00000001\n"
LOGIN = """<form method="post"><input name="csrfmiddlewaretoken" value="t">
<input name="domain"><input name="username"><input name="password" type="password"></form>"""


class Denied(Exception):
    """An answer that is not the one that was asked for."""

    def __init__(self, code, text=""):
        Exception.__init__(self, text)
        self.code = code


class Cloud:
    """Everything that the services know."""

    def __init__(self):
        self.lock = threading.RLock()
        self.things = {}  # collection: list
        self.roles = set()  # (project, user, role)
        self.tokens = {}  # token: (user, project)
        self.services = {}  # (unit, host)
        self.add("domains", {"id": "default", "name": "Default"})

    def add(self, collection, thing):
        thing.setdefault("id", uuid.uuid4().hex)
        self.things.setdefault(collection, []).append(thing)
        return thing

    def all(self, collection, **filters):
        return [thing for thing in self.things.get(collection, [])
                if all(thing.get(key) == value for key, value in filters.items())]

    def one(self, collection, **filters):
        found = self.all(collection, **filters)
        if not found:
            raise Denied(404, "no %s with %s" % (collection, filters))
        return found[0]

    def name(self, collection, identifier):
        return self.one(collection, id=identifier)["name"]

    def catalog(self, project):
        return [{"type": service["type"], "name": service["name"], "endpoints": [
            {"interface": place["interface"], "region": place["region_id"],
             "url": place["url"] % {"project_id": project}}
            for place in self.all("endpoints", service_id=service["id"])]}
            for service in self.all("services")]

    # --- what the programs beside this one tell -----------------------------------------------

    def told(self, what, body):
        if what == "service":
            self.services[(body["unit"], body["host"])] = True
        elif what == "bootstrap":
            self.bootstrap(body)
        elif what == "hosts":
            return {"hosts": [host for unit, host in self.services if unit == body["unit"]]}
        elif what == "namespaces":
            return {"names": ["qrouter-" + router["id"] for router in self.all("routers")] +
                    ["qdhcp-" + subnet["network_id"] for subnet in self.all("subnets")]}
        return {}

    def bootstrap(self, body):
        project = self.add("projects", {"name": "admin", "domain_id": "default", "enabled": True})
        role = self.add("roles", {"name": "admin"})
        user = self.add("users", {"name": "admin", "domain_id": "default", "enabled": True,
                                  "password": body["password"]})
        self.roles.add((project["id"], user["id"], role["id"]))
        self.add("regions", {"id": body["region"]})
        self.enter("keystone", "identity", body["region"], body["urls"])
        # Object Storage is not of this guide, but its chapter on backups asks for it.
        url = "http://controller:8080/v1/AUTH_%(project_id)s"
        self.enter("swift", "object-store", body["region"],
                   {door: url for door in ("public", "internal", "admin")})

    def enter(self, name, kind, region, urls):
        service = self.add("services", {"name": name, "type": kind, "enabled": True})
        for interface, url in urls.items():
            self.add("endpoints", {"service_id": service["id"], "interface": interface,
                                   "region_id": region, "url": url, "enabled": True})

    # --- identity ------------------------------------------------------------------------------

    def log_in(self, body):
        asked = body["auth"]["identity"]["password"]["user"]
        by = {"id": asked["id"]} if "id" in asked else {"name": asked["name"]}
        users = [user for user in self.all("users", **by) if user["password"] == asked["password"]]
        if not users:
            raise Denied(401, "The request you have made requires authentication.")
        user, project, token = users[0], {"id": None}, uuid.uuid4().hex
        about = {"user": {"id": user["id"], "name": user["name"]},
                 "expires_at": "2038-01-19T03:14:07.000000Z"}
        scope = body["auth"].get("scope")
        if isinstance(scope, dict):
            project = self.one("projects", name=scope["project"]["name"])
            if not any(place == project["id"] and holder == user["id"]
                       for place, holder, _ in self.roles):
                raise Denied(401, "no role in the project")
            about.update(project={"id": project["id"], "name": project["name"]},
                         catalog=self.catalog(project["id"]))
        self.tokens[token] = (user, project)
        return token, about

    def made_identity(self, collection, thing):
        name = thing.get("name")
        if collection == "endpoints":
            service = self.one("services", id=thing["service_id"])
            return ["endpoint", "create", "--region", thing["region_id"], service["type"],
                    thing["interface"], thing["url"]]
        words = [collection[:-1], "create"]
        if "domain_id" in thing:
            words += ["--domain", thing["domain_id"]]
        if "password" in thing:
            words += ["--password", thing["password"]]
        if collection == "services":
            words += ["--name", name]
            name = thing["type"]
        if "description" in thing:
            words += ["--description", thing["description"]]
        return words + [name]

    # --- network -------------------------------------------------------------------------------

    def made_network(self, collection, thing):
        if collection == "networks":
            words = ["network", "create"]
            words += ["--share"] if thing.get("shared") else []
            words += ["--external"] if thing.get("router:external") else []
            for key in ("physical_network", "network_type"):
                if "provider:" + key in thing:
                    words += ["--provider-" + key.replace("_", "-"), thing["provider:" + key]]
            return words + [thing["name"]]
        if collection == "subnets":
            words = ["subnet", "create", "--network", self.name("networks", thing["network_id"])]
            for pool in thing.get("allocation_pools", []):
                words += ["--allocation-pool", "start=%(start)s,end=%(end)s" % pool]
            for server in thing.get("dns_nameservers", []):
                words += ["--dns-nameserver", server]
            return words + ["--gateway", thing["gateway_ip"], "--subnet-range", thing["cidr"],
                            thing["name"]]
        if collection == "security-group-rules":
            words = ["security", "group", "rule", "create", "--proto", thing["protocol"]]
            if thing["port_range_min"] is not None:
                words += ["--dst-port", str(thing["port_range_min"])]
            return words + [self.name("security-groups", thing["security_group_id"])]
        return [collection[:-1], "create", thing["name"]]

    def groups_of(self, project):
        if not self.all("security-groups", project_id=project):
            self.add("security-groups", {"name": "default", "project_id": project})
        return self.all("security-groups", project_id=project)

    def attach_router(self, router, body):
        subnet = self.one("subnets", id=body["subnet_id"])
        self.port(router["id"], subnet, subnet["gateway_ip"], "network:router_interface")
        return ["router", "add", "subnet", router["name"], subnet["name"]]

    def set_router(self, router, body):
        network = self.one("networks", id=body["external_gateway_info"]["network_id"])
        router.update(body)
        subnet = self.one("subnets", network_id=network["id"])
        self.port(router["id"], subnet, ROUTER, "network:router_gateway")
        return ["router", "set", router["name"], "--external-gateway", network["name"]]

    def port(self, device, subnet, address, owner):
        return self.add("ports", {"device_id": device, "device_owner": owner, "fixed_ips": [
            {"subnet_id": subnet["id"], "ip_address": address}]})

    def float(self, thing):
        """The client makes it and attaches it at once, the guide in two commands."""
        thing["floating_ip_address"] = FLOATING
        port = self.one("ports", id=thing["port_id"])
        server = self.one("servers", id=port["device_id"])
        addresses = next(iter(server["addresses"].values()))
        addresses.append({"addr": FLOATING, "OS-EXT-IPS:type": "floating"})
        return [["floating", "ip", "create", self.name("networks", thing["floating_network_id"])],
                ["server", "add", "floating", "ip", server["name"], FLOATING]]

    # --- compute -------------------------------------------------------------------------------

    def made_compute(self, collection, thing):
        if collection == "flavors":
            words = ["flavor", "create", "--id", thing["id"]]
            for key in ("vcpus", "ram", "disk"):
                words += ["--" + key, str(thing[key])]
            return words + [thing["name"]]
        if collection == "os-keypairs":
            with open("/root/.ssh/id_rsa.pub", encoding="ascii") as file:
                if file.read().strip() != thing["public_key"].strip():
                    raise Denied(400, "that is not the key of this host")
            return ["keypair", "create", "--public-key", "~/.ssh/id_rsa.pub", thing["name"]]
        return self.start(thing)

    def start(self, server):
        network = self.one("networks", id=server["networks"][0]["uuid"])
        subnet = self.one("subnets", network_id=network["id"])
        address = INSTANCE if network.get("router:external") else PRIVATE
        self.port(server["id"], subnet, address, "compute:nova")
        server.update(status="ACTIVE", addresses={
            network["name"]: [{"addr": address, "OS-EXT-IPS:type": "fixed"}]})
        return ["server", "create", "--flavor", self.name("flavors", server["flavorRef"]),
                "--image", self.name("images", server["imageRef"]),
                "--nic", "net-id=%s_NET_ID" % network["name"].upper(),
                "--security-group", server["security_groups"][0]["name"],
                "--key-name", server["key_name"], server["name"]]

    def act(self, server, body):
        if "os-getConsoleOutput" in body:
            address = next(iter(server["addresses"].values()))[0]["addr"]
            return {"output": CONSOLE % address}
        if "os-getVNCConsole" in body:
            return {"console": {"url": "http://controller:6080/vnc_auto.html?token=secret"}}
        raise Denied(400, "no such action")

    def running(self, prefix, at=""):
        return [{"binary": unit, "host": host + at, "status": "enabled", "state": "up"}
                for unit, host in self.services if unit.startswith(prefix)]


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
        greeting = b"RFB 003.008\n"
        self.request.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n" +
                             struct.pack("BB", 0x82, len(greeting)) + greeting)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    @property
    def server_port(self):
        return self.server_address[1]


def main():
    socket.setdefaulttimeout(None)
    handlers = {port: Handler for port in KINDS}
    handlers.update({5672: Queue, 6080: Console})
    for port, handler in handlers.items():
        threading.Thread(target=Server(("", port), handler).serve_forever, daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
