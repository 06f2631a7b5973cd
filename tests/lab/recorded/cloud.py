# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What the recorded cloud knows. What is made is kept in memory, and told as the words of the
client that make the same."""

import threading
import uuid

# The addresses of the guide's own example.
ROUTER, INSTANCE, FLOATING, PRIVATE = ("203.0.113.102", "203.0.113.103", "203.0.113.104",
                                       "172.16.1.3")
CONSOLE = "udhcpc: lease of %s obtained\ncheck metadata: instance-id i-00000001\n"


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
        self.said = {}  # token: what was said of it
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
        self.said[token] = about
        return token, about

    def about(self, token):
        """With the catalog as it is now."""
        if token not in self.said:
            raise Denied(404, "no such token")
        project = self.tokens[token][1]["id"]
        return dict(self.said[token], catalog=self.catalog(project)) if project else self.said[token]

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
