# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The administration programs of the services. They read the configuration of their service and
come to the database as it does; there they make what checks look for, and no more."""

import configparser
import json
import os
import pwd
import re
import shlex
import subprocess
import sys
import urllib.parse

from host import ask_cloud, read_lines, record, run, state, write

MODULES = "/usr/lib/python2.7/dist-packages"


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
