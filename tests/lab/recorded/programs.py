#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What stands in the place of package manager, clients and administration programs on a recorded
host. The name it is called by tells which one it is: it writes down what it was asked, and does as
much of it as the steps that come later can see (files of packages, units, tables, namespaces)."""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from log import record  # noqa: E402

STATE = "/var/lib/recorded"
MODULES = "/usr/lib/python2.7/dist-packages"
UNIT = """[Unit]
Description=In the place of %(name)s

[Service]
ExecStart=/bin/sleep infinity
ExecStartPost=-/usr/local/sbin/recorded-unit %(name)s

[Install]
WantedBy=multi-user.target
"""


def state(name):
    return os.path.join(STATE, name)


def read_lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[:-1]
    except FileNotFoundError:
        return []


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def run(*words, **more):
    return subprocess.run(words, check=True, **more)


def ask_cloud(what, body):
    request = urllib.request.Request(
        "http://controller:5000/recorded/" + what, json.dumps(body).encode(),
        {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        return json.loads(answer.read().decode())


# --- packages ----------------------------------------------------------------------------------

def apt_get(words):
    simulated = "--simulate" in words
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] == "-o" else words[1:]
    verb, names = words[0], [word for word in words[1:] if not word.startswith("-")]
    if verb == "update":
        record("lists", "update")
        os.utime("/var/lib/apt/lists/partial")
    elif verb == "dist-upgrade" and simulated:
        if not os.path.exists(state("upgraded")):
            print("Inst base-files [1] (2)")
    elif verb == "dist-upgrade":
        record("command", "apt dist-upgrade")
        write(state("upgraded"), "")
    elif verb == "install":
        record("package", " ".join(names))
        with open(os.path.join(HERE, "packages.json"), encoding="utf-8") as file:
            known = json.load(file)
        for name in names:
            install(name, known)
    else:
        sys.exit("apt-get %s is not known here" % verb)


def install(name, known):
    """As the package does: what it depends on, accounts, files, programs, units that start."""
    if name in read_lines(state("installed")):
        return
    about = known[name]
    for other in about.get("depends", []):
        install(other, known)
    for user in about.get("users", []):
        run("useradd", "--system", "--user-group", "--home-dir", "/var/lib/" + user, "--shell",
            "/bin/false", user)
    tree = os.path.join(HERE, "packages", name)
    for folder, _, files in os.walk(tree):
        for file in files:
            path = os.path.join(folder, file)[len(tree):]
            os.makedirs(os.path.dirname(path), exist_ok=True)
            shutil.copyfile(os.path.join(folder, file), path)
            os.chmod(path, 0o644)
    for path, owner in about.get("owned", {}).items():
        os.makedirs(path, exist_ok=True)
        run("chown", "-R", owner, path)
    for program in about.get("programs", []):
        if not os.path.exists("/usr/bin/" + program):
            os.symlink(os.path.join(HERE, "programs.py"), "/usr/bin/" + program)
    for unit in about.get("units", []):
        write("/lib/systemd/system/%s.service" % unit, UNIT % {"name": unit})
    with open(state("installed"), "a", encoding="utf-8") as file:
        file.write(name + "\n")
    if about.get("units"):
        run("/bin/systemctl", "daemon-reload")
        run("/bin/systemctl", "--quiet", "enable", "--now", *about["units"])


def dpkg_query(words):
    """What was recorded as installed; all packages of the host: the real program."""
    names = [word for word in words[words.index("-f") + 2:] if word != "--"]
    form = words[words.index("-f") + 1]
    if not names:
        os.execv("/usr/bin/dpkg-query", ["dpkg-query", *words])
    installed = read_lines(state("installed"))
    versions = {"rabbitmq-server": "3.5.7-1ubuntu0.16.04.2"}
    for name in names:
        if name in installed:
            text = form.replace("${Package}", name).replace("${Status}", "install ok installed")
            sys.stdout.write(text.replace("${Version}", versions.get(name, "1"))
                             .replace("\\n", "\n"))
    sys.exit(0 if set(names) <= set(installed) else 1)


def apt_cache(words):
    for name in words[2:]:
        print("%s:\n  Installed: (none)\n  Candidate: 1" % name)


def add_apt_repository(words):
    record("command", "add-apt-repository " + words[-1])
    release = words[-1].split(":")[1]
    write("/etc/apt/sources.list.d/cloudarchive-%s.list" % release,
          "deb http://ubuntu-cloud.archive.canonical.com/ubuntu xenial-updates/%s main\n" % release)
    with open(state("installed"), "a", encoding="utf-8") as file:
        file.write("ubuntu-cloud-keyring\n")


def download(words):
    """curl and wget: a file of ours instead of the one in the network."""
    url = next(word for word in words if "://" in word)
    record("command", "download " + url)
    place = words[words.index("-o" if "-o" in words else "-O") + 1]
    shutil.copyfile(os.path.join(HERE, "downloads", url.split("/")[-1]), place)


# --- units -------------------------------------------------------------------------------------

def systemctl(words):
    verb = next((word for word in words if not word.startswith("-")), "")
    if verb in ("start", "stop", "restart", "reload", "enable", "disable"):
        names = [word[:-8] if word.endswith(".service") else word
                 for word in words if not word.startswith("-") and word != verb]
        record("service", " ".join([verb, *names]))
    os.execv("/bin/systemctl", ["systemctl", *words])


def recorded_unit(words):
    """A unit was started: the cloud counts its service as up from now on."""
    ask_cloud("service", {"unit": words[0], "host": os.uname().nodename})


# --- the message queue -------------------------------------------------------------------------

def rabbitmqctl(words):
    """Of version 3.5.7: passwords go by eval. Users are a file: name, password, permissions."""
    words = [word for word in words if word != "-q"]
    with_state = json.loads("\n".join(read_lines(state("rabbitmq"))) or "{}")
    if words[0] == "eval":
        path = re.search(r"file:read_file\('([^']+)'\)", words[1])
        with open(path.group(1), encoding="utf-8") as file:
            password = file.read()
        name = re.search(r"(?:Name = |add_user\()<<([0-9, ]+)>>", words[1]).group(1)
        name = bytes(int(number) for number in name.split(",")).decode()
        if "add_user" in words[1]:
            record("command", "rabbitmqctl add_user %s %s" % (name, password))
            with_state[name] = {"password": password, "permissions": []}
            print("ok")
        elif name not in with_state:
            print("[no_user]")
        else:
            user = with_state[name]
            faults = [] if user["password"] == password else ["password"]
            faults += [] if user["permissions"] == [".*"] * 3 else ["permissions"]
            print("[%s]" % ",".join(faults + ["checked"]))
    elif words[0] == "set_permissions":
        _, _, _, name, *permissions = words  # -p /
        record("command", shlex.join(["rabbitmqctl", "set_permissions", name, *permissions]))
        with_state[name]["permissions"] = permissions
    elif words[0] == "list_queues":
        up = subprocess.run(["/bin/systemctl", "is-active", "-q", "neutron-server"], check=False)
        print("q-plugin\t%d" % (up.returncode == 0))
    else:
        sys.exit("rabbitmqctl %s is not known here" % words[0])
    write(state("rabbitmq"), json.dumps(with_state) + "\n", 0o600)


# --- programs of the services ------------------------------------------------------------------

def setting(file, section, key):
    conf = configparser.RawConfigParser(strict=False, allow_no_value=True)
    conf.read(file)
    return conf.get(section, key)


def sql(connection, statements):
    """As the service does it: with the connection of its configuration."""
    url = urllib.parse.urlsplit(connection)
    assert url.scheme == "mysql+pymysql", connection
    password = urllib.parse.unquote(url.password)
    done = run("mysql", "-N", "-B", "-h", url.hostname, "-u", url.username, url.path[1:],
               env=dict(os.environ, MYSQL_PWD=password), input=statements.encode(),
               stdout=subprocess.PIPE)
    return done.stdout.decode()


def tables(count, *others):
    # In memory: nothing of them is ever read.
    return "".join("CREATE TABLE IF NOT EXISTS t%d (id INT) ENGINE=MEMORY;" % number
                   for number in range(count)) + "".join(others)


def migrated(folder, version):
    return ("CREATE TABLE migrate_version (repository_path TEXT, version INT);"
            "INSERT INTO migrate_version VALUES ('%s/%s', %d);" % (MODULES, folder, version))


def alembic(*versions):
    return ("CREATE TABLE alembic_version (version_num VARCHAR(64));"
            "INSERT INTO alembic_version VALUES %s;"
            % ", ".join("('%s')" % version for version in versions))


KEYSTONE_TABLES = """
CREATE TABLE local_user (user_id TEXT, domain_id TEXT, name TEXT);
CREATE TABLE role (id TEXT, name TEXT);
CREATE TABLE project (id TEXT, name TEXT);
CREATE TABLE assignment (type TEXT, actor_id TEXT, target_id TEXT, role_id TEXT);
CREATE TABLE service (id TEXT, type TEXT);
CREATE TABLE endpoint (interface TEXT, service_id TEXT, region_id TEXT);
"""
BOOTSTRAPPED = """
INSERT INTO local_user VALUES ('u', 'default', 'admin');
INSERT INTO role VALUES ('r', 'admin');
INSERT INTO project VALUES ('p', 'admin');
INSERT INTO assignment VALUES ('UserProject', 'u', 'p', 'r');
INSERT INTO service VALUES ('s', 'identity');
INSERT INTO endpoint VALUES ('public', 's', 'RegionOne'), ('internal', 's', 'RegionOne'),
    ('admin', 's', 'RegionOne');
"""
CELLS = """
CREATE TABLE cell_mappings (id INT AUTO_INCREMENT PRIMARY KEY, uuid VARCHAR(36), name TEXT,
    transport_url TEXT, database_connection TEXT);
CREATE TABLE host_mappings (host TEXT, cell_id INT);
"""
CELL0 = "00000000-0000-0000-0000-000000000000"


def recorded_as_typed(name, words):
    """The guide types the programs of services by su, as their user."""
    import pwd
    user = pwd.getpwuid(os.getuid()).pw_name
    typed = " ".join([name, *words])
    record("command", typed if user == "root" else 'su -s /bin/sh -c "%s" %s' % (typed, user))


def keystone_manage(words):
    conf = "/etc/keystone/keystone.conf"
    if words[0] == "bootstrap":
        password = os.environ["OS_BOOTSTRAP_PASSWORD"]
        recorded_as_typed("keystone-manage",
                          ["bootstrap", "--bootstrap-password", password, *words[1:]])
        options = dict(zip(words[1::2], words[2::2]))
        ask_cloud("bootstrap", {
            "password": password, "region": options["--bootstrap-region-id"],
            "urls": {door: options["--bootstrap-%s-url" % door]
                     for door in ("public", "internal", "admin")}})
        sql(setting(conf, "database", "connection"), BOOTSTRAPPED)
        return
    recorded_as_typed("keystone-manage", words)
    if words[0] == "db_sync":
        sql(setting(conf, "database", "connection"),
            tables(30, KEYSTONE_TABLES, migrated("keystone/common/sql/migrate_repo", 109)))
    else:
        folder = "/etc/keystone/%s-keys" % words[0].split("_")[0]
        for name in "01":
            write(os.path.join(folder, name), "key\n", 0o600)
        os.chmod(folder, 0o700)
        run("chown", "-R", "keystone:keystone", folder)


def glance_manage(words):
    recorded_as_typed("glance-manage", words)
    sql(setting("/etc/glance/glance-api.conf", "database", "connection"),
        tables(15, alembic("pike_contract01")))


def cinder_manage(words):
    recorded_as_typed("cinder-manage", words)
    sql(setting("/etc/cinder/cinder.conf", "database", "connection"),
        tables(30, migrated("cinder/db/sqlalchemy/migrate_repo", 105)))


def neutron_db_manage(words):
    recorded_as_typed("neutron-db-manage", words)
    sql(setting("/etc/neutron/neutron.conf", "database", "connection"),
        tables(120, alembic("7d32f979895f", "4ffceebfcdc")))


def nova_manage(words):
    conf = "/etc/nova/nova.conf"
    api = setting(conf, "api_database", "connection")
    verb = " ".join(words[:2])
    if verb != "cell_v2 list_cells":
        recorded_as_typed("nova-manage", words)
    if verb == "api_db sync":
        sql(api, tables(20, CELLS, migrated("nova/db/sqlalchemy/api_migrations/migrate_repo", 45)))
    elif verb == "db sync":
        statements = tables(60, migrated("nova/db/sqlalchemy/migrate_repo", 362))
        sql(setting(conf, "database", "connection"), statements)
        sql(sql(api, "SELECT database_connection FROM cell_mappings WHERE uuid = '%s'"
                % CELL0).strip(), statements)
    elif verb == "cell_v2 map_cell0":
        sql(api, "INSERT INTO cell_mappings (uuid, name, transport_url, database_connection) "
            "VALUES ('%s', 'cell0', 'none:///', '%s_cell0')"
            % (CELL0, setting(conf, "database", "connection")))
    elif verb == "cell_v2 create_cell":
        sql(api, "INSERT INTO cell_mappings (uuid, name, transport_url, database_connection) "
            "VALUES (UUID(), 'cell1', '%s', '%s')"
            % (setting(conf, "DEFAULT", "transport_url"),
               setting(conf, "database", "connection")))
    elif verb == "cell_v2 discover_hosts":
        for host in ask_cloud("hosts", {"unit": "nova-compute"})["hosts"]:
            sql(api, "INSERT INTO host_mappings SELECT '%s', id FROM cell_mappings "
                "WHERE name = 'cell1'" % host)
    elif verb == "cell_v2 list_cells":
        for line in sql(api, "SELECT name, uuid FROM cell_mappings").splitlines():
            print("| %s | %s |" % tuple(line.split("\t")))


def nova_status(words):
    print("Check: Cells v2, Placement API, Resource Providers: Success")


# --- the client --------------------------------------------------------------------------------

def openstack(words):
    """As much of the client as the guide's steps need; it asks the services by HTTP."""
    sys.path.insert(0, os.environ.get("PIKESTAFF_TOOLS", ""))
    from openstackapi import Cloud
    given = {}
    while words[0].startswith("--os-"):
        given[words[0][2:].replace("-", "_").upper()] = words[1]
        words = words[2:]
    environment = dict(os.environ, **given)
    cloud = Cloud({key: environment[name] for key, name in (
        ("url", "OS_AUTH_URL"), ("username", "OS_USERNAME"), ("password", "OS_PASSWORD"),
        ("project", "OS_PROJECT_NAME"), ("user_domain", "OS_USER_DOMAIN_NAME"),
        ("project_domain", "OS_PROJECT_DOMAIN_NAME"))}, 0)
    verb = " ".join(words)
    if verb.startswith("token issue"):
        print("2038-01-19T03:14:07+0000\n%s\nuser" % cloud.project)
    elif verb.startswith("extension list --network"):
        for item in cloud.service("network").request("GET", "/extensions")[1]["extensions"]:
            print(item["alias"])
    elif verb == "catalog show object-store":
        record("command", "as %s: openstack %s" % (environment["OS_USERNAME"], verb))
        cloud.service("object-store")
        print("object-store")
    else:
        volume(cloud, words)


def volume(cloud, words):
    volumes, compute = cloud.service("volumev3"), cloud.service("compute")
    named = {item["name"]: item
             for item in volumes.request("GET", "/volumes/detail")[1]["volumes"]}
    if words[:2] == ["volume", "show"]:
        if words[2] not in named:
            sys.exit("No volume with a name or ID of '%s' exists." % words[2])
        print(named[words[2]]["status"])
    elif words[:2] == ["volume", "create"]:
        volumes.request("POST", "/volumes",
                        {"volume": {"size": int(words[3]), "name": words[4]}})
    elif words[:3] == ["server", "add", "volume"]:
        servers = compute.request("GET", "/servers/detail?name=" + words[3])[1]["servers"]
        compute.request("POST", "/servers/%s/os-volume_attachments" % servers[0]["id"],
                        {"volumeAttachment": {"volumeId": named[words[4]]["id"]}})
    else:
        sys.exit("openstack %s is not known here" % " ".join(words))


# --- networks that are not there ---------------------------------------------------------------

def ip(words):
    if words[:2] == ["netns", "exec"]:
        names = ask_cloud("namespaces", {})["names"]
        if words[2] not in names:
            sys.exit('Cannot open network namespace "%s"' % words[2])
        os.execv(os.path.join("/usr/local/sbin", words[3]), words[3:])
    elif words == ["netns"]:
        print("\n".join(ask_cloud("namespaces", {})["names"]))
    else:
        os.execv("/sbin/ip", ["ip", *words])


def ping(words):
    """Hosts of the lab are really asked; nothing else is there."""
    target = words[-1]
    known = [word for line in read_lines("/etc/hosts") for word in line.split("#")[0].split()]
    if target in known:
        os.execv("/bin/ping", ["ping", *words])
    record("ping", target)
    print("4 packets transmitted, 4 received, 0% packet loss")


def ssh(words):
    """What an instance would say."""
    record("ssh", words[-1])
    print(" 252        16    1048576 vdb\n4 packets transmitted, 4 received, 0% packet loss")


# --- disks -------------------------------------------------------------------------------------

def disk(name, words):
    """LVM: which disk is a physical volume, and of which group."""
    device = words[-1]
    held = dict(line.split(" ") for line in read_lines(state("disks")))
    if name == "pvs" and not device.startswith("/"):
        for place, group in held.items():
            print("  %s %s" % (place, group))
    elif name == "pvs":
        if device not in held:
            sys.exit('Failed to find physical volume "%s".' % device)
        print("  " + (device if "pv_name" in words else held[device].strip("-")))
    elif name == "vgs":
        print("\n".join("  " + group for group in held.values()))
    elif name == "lsblk":
        print("sdb")
    elif name in ("pvcreate", "vgcreate"):
        record("command", " ".join([name, *words]))
        held[device] = "-" if name == "pvcreate" else words[0]
        write(state("disks"), "".join("%s %s\n" % entry for entry in held.items()))


PROGRAMS = {
    "apt-get": apt_get, "apt-cache": apt_cache, "dpkg-query": dpkg_query,
    "add-apt-repository": add_apt_repository, "curl": download, "wget": download,
    "systemctl": systemctl, "recorded-unit": recorded_unit, "rabbitmqctl": rabbitmqctl,
    "keystone-manage": keystone_manage, "glance-manage": glance_manage,
    "cinder-manage": cinder_manage, "neutron-db-manage": neutron_db_manage,
    "nova-manage": nova_manage, "nova-status": nova_status, "openstack": openstack,
    "ip": ip, "ping": ping, "ssh": ssh,
    **{name: (lambda words, name=name: disk(name, words))
       for name in ("pvs", "vgs", "pvcreate", "vgcreate", "lsblk", "wipefs")},
}
# These are there from the beginning; what else there is comes with a package.
FROM_THE_BEGINNING = ("apt-get", "apt-cache", "dpkg-query", "add-apt-repository", "curl", "wget",
                      "systemctl", "recorded-unit", "ip", "ping", "ssh", "lsblk", "wipefs")


if __name__ == "__main__":
    if os.path.basename(sys.argv[0]) == "programs.py":
        print("\n".join(FROM_THE_BEGINNING))
    else:
        PROGRAMS[os.path.basename(sys.argv[0])](sys.argv[1:])
