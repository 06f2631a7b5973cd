# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What a recorded run left on a host: its files, as they were before and are now, its database and
its record. Each comparison gives what differs from the facts, one line each, both ways."""

import collections
import difflib
import json
import os
import re
import shlex

from . import facts, stage

# Accounts come with packages; keys are made by programs that are recorded.
SKIP = re.compile(r"/etc/(passwd|group|g?shadow|sub[ug]id)-?$|/etc/keystone/[a-z]+-keys/"
                  r"|/etc/apt/sources\.list\.d/cloudarchive-|/root/(\.cache/|\.ssh/|instance-image)")
READ_FILES = """
import json, os, pwd
files = {}
for top in ("/etc", "/root", "/lib/systemd/system/"):
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or os.path.getsize(path) > 200000:
                continue
            with open(path, "rb") as file:
                text = file.read().decode("utf-8", "replace")
            if "In the place of" not in text:
                files[path] = text
print(json.dumps(files))
"""
# What the guide types by hand and is really done: how to see that it was.
EFFECTS = {
    "mysql_secure_installation":
        "! mysql -N -e \"SELECT 1 FROM mysql.user WHERE User = ''\" | grep -q . && "
        "! mysql -N -e \"SHOW DATABASES LIKE 'test'\" | grep -q .",
    "groupadd --system etcd": "[ \"$(getent group etcd | cut -d : -f 3)\" -lt 1000 ]",
    'useradd --home-dir "/var/lib/etcd" --system --shell /bin/false -g etcd etcd':
        "getent passwd etcd | grep -q ':/var/lib/etcd:/bin/false$' && "
        "[ \"$(id -gn etcd)\" = etcd ] && [ \"$(id -u etcd)\" -lt 1000 ]",
    "mkdir -p /etc/etcd": "[ -d /etc/etcd ]",
    "chown etcd:etcd /etc/etcd": "[ \"$(stat -c %U:%G /etc/etcd)\" = etcd:etcd ]",
    "mkdir -p /var/lib/etcd": "[ -d /var/lib/etcd ]",
    "chown etcd:etcd /var/lib/etcd": "[ \"$(stat -c %U:%G /var/lib/etcd)\" = etcd:etcd ]",
    "cp /tmp/etcd/etcd /usr/bin/etcd": "/usr/bin/etcd --version | grep -q 3.2.7",
    "cp /tmp/etcd/etcdctl /usr/bin/etcdctl": "/usr/bin/etcdctl --version | grep -q 3.2.7",
    'ssh-keygen -q -N ""': "ssh-keygen -l -f /root/.ssh/id_rsa.pub",
}
# Commands of the guide by the words that stand for them in a record.
SPOKEN = {
    "apt update && apt dist-upgrade": "apt dist-upgrade",
    "curl -L https://github.com/coreos/etcd/releases/download/${ETCD_VER}/"
    "etcd-${ETCD_VER}-linux-amd64.tar.gz -o /tmp/etcd-${ETCD_VER}-linux-amd64.tar.gz":
        "download https://github.com/coreos/etcd/releases/download/v3.2.7/"
        "etcd-v3.2.7-linux-amd64.tar.gz",
    "wget http://download.cirros-cloud.net/0.3.5/cirros-0.3.5-x86_64-disk.img":
        "download http://download.cirros-cloud.net/0.3.5/cirros-0.3.5-x86_64-disk.img",
    "rabbitmqctl set_permissions openstack \".*\" \".*\" \".*\"":
        "rabbitmqctl set_permissions openstack '.*' '.*' '.*'",
}
IMAGE_FILE = "--file cirros-0.3.5-x86_64-disk.img"


def read_files(lab, host):
    return json.loads(lab.command(host, "python3 - <<'END'\n%s\nEND" % READ_FILES))


def packaged(installed):
    """The configuration that recorded packages brought: path: content."""
    files = {}
    for name in installed:
        top = os.path.join(stage.HERE, "packages", name)
        for folder, _, names in os.walk(os.path.join(top, "etc")):
            for file in names:
                path = os.path.join(folder, file)
                with open(path, encoding="utf-8") as content:
                    files[path[len(top):]] = content.read()
    if "openstack-dashboard" in installed:
        with open(stage.LOCAL_SETTINGS, encoding="utf-8") as content:
            files["/etc/openstack-dashboard/local_settings.py"] = content.read()
    return files


# --- settings ----------------------------------------------------------------------------------

def active(text):
    """(section, key): its values, of all lines that count."""
    section, found = "", {}
    for line in text.split("\n"):
        if line.startswith("["):
            section = line[1:line.index("]")]
        elif "=" in line and not line.startswith(("#", ";")):
            key, _, value = line.partition("=")
            found.setdefault((section, key.strip()), []).append(value.strip())
    return found


def with_settings(packaged_text, settings):
    """What is active once the guide's settings of this file are made, and nothing else."""
    found = active(packaged_text)
    own = {(section, key) for _, section, key, value in settings if value is not None}
    for _, section, key, value in settings:
        if value is not None:
            found[(section, key)] = [value]
        elif key == "*other*":
            for place in [place for place in found if place[0] == section and place not in own]:
                del found[place]
        elif " (other)" not in key:  # that is the only one of its name anyhow
            found.pop((section, key), None)
    return found


def compare_settings(path, settings, before, after):
    wanted, found = with_settings(before, settings), active(after)
    return ["%s [%s] %s: %s instead of %s" % (path, *place, found.get(place), wanted.get(place))
            for place in sorted(wanted.keys() | found.keys())
            if wanted.get(place) != found.get(place)]


# --- lines -------------------------------------------------------------------------------------

def subject(line):
    """What a line is about: the name of an option or a variable."""
    found = re.match(r"[#\s]*([\w.-]+)", line)
    return found.group(1) if found else line


def lines_of(text):
    """As their readers see them: spaces divide, and a shell takes quotation marks away."""
    lines = [line.split() for line in text.split("\n") if line.strip()]
    return collections.Counter(" ".join(
        shlex.split(" ".join(words)) if words[0] == "export" else words) for words in lines)


def compare_lines(path, edits, before, after):
    """`edits`: lines that are to be there, and expressions (remove) of lines that are not."""
    wanted, removed = collections.Counter(), []
    for head, _, below in (edit.partition("\n") for edit in edits):
        wanted += lines_of(below)
        if ", remove " in head:
            removed.append(re.compile(head.partition(", remove ")[2]))
    was, now = lines_of(before), lines_of(after)
    added, gone = now - was, was - now
    subjects = {subject(line) for line in wanted}
    faults = ["%s: missing line: %s" % (path, line) for line in wanted - now]
    for line in added - wanted:
        if not (line.startswith("#") and line.lstrip("# ") in gone):
            faults.append("%s: extra line: %s" % (path, line))
    for line in gone:
        if subject(line) not in subjects and not any(one.search(line) for one in removed):
            faults.append("%s: line is gone: %s" % (path, line))
    for one in removed:
        faults += ["%s: still there: %s" % (path, line) for line in now if one.search(line)
                   and not line.startswith("#")]
    return faults


def compare_files(host, wanted, texts, before, after):
    """All files of a host; `texts`: those of the facts, with exceptions applied."""
    edits = {}
    for text in texts:
        if text.startswith("edit "):
            path = re.split(r"\n|, remove |: ", text[5:])[0]
            edits.setdefault(path if path.startswith("/") else "/root/" + path, []).append(text)
    settings = {}
    for setting in wanted.settings:
        settings.setdefault(setting[0], []).append(setting)
    faults, compared = [], 0
    for path in sorted(before.keys() | after.keys() | edits.keys() | settings.keys()):
        if SKIP.search(path) or before.get(path) == after.get(path) and \
                path not in edits and path not in settings:
            continue
        was, now = before.get(path, ""), after.get(path)
        if now is None:
            faults.append("%s is not there" % path)
        elif path in settings:
            faults += compare_settings(path, settings[path], was, now)
            compared += len(settings[path])
        else:
            faults += compare_lines(path, edits.get(path, []), was, now)
            compared += len(edits.get(path, []))
    return ["%s: %s" % (host.name, fault) for fault in faults], compared


DASHBOARD = "/etc/openstack-dashboard/local_settings.py"


def compare_dashboard(told, files):
    """The dashboard's settings are a program: what counts is what they are in the end."""
    if DASHBOARD not in files:
        return []
    wanted, found = {"OPENSTACK_HOST": None}, {}
    for text in told:
        head, _, below = text.partition("\n")
        if head == "edit " + DASHBOARD:
            exec(below.replace("    ...\n", ""), {}, wanted)
    exec(files[DASHBOARD], {}, found)
    faults = []
    for name, value in wanted.items():
        there = found.get(name)
        if isinstance(value, dict):
            there = {key: (there or {}).get(key) for key in value}
        elif isinstance(value, list):
            there = [one for one in there or [] if one in value]
        if there != value:
            faults.append("%s: %s is %r instead of %r" % (DASHBOARD, name, there, value))
    return faults


# --- database ----------------------------------------------------------------------------------

def compare_database(lab, host, texts):
    """Databases and rights, by the server's own words."""
    wanted = sorted(text[4:] for text in texts if text.startswith("sql "))
    found = ["CREATE DATABASE %s;" % name for name in lab.command(
        host.name, "mysql -N -e 'SHOW DATABASES'").split()
        if name not in ("mysql", "sys", "information_schema", "performance_schema")]
    words = {"root", "mysql", "mariadb.sys"}
    for line in lab.command(host.name, "mysql -N -e 'SELECT User, Host FROM mysql.user'"
                            ).rstrip("\n").split("\n"):
        user, place = line.split("\t")
        if user not in words:
            found += grants_of(lab, host, user, place, wanted)
    return ["database: missing: " + text for text in wanted if text not in found] + \
        ["database: extra: " + text for text in found if text not in wanted]


def grants_of(lab, host, user, place, wanted):
    """As the guide would type them. The password is one that the guide gives this user, and really
    the user's, or it is told as unknown."""
    password = next((found.group(1) for found in (
        re.search(r"TO '%s'@.* IDENTIFIED BY '(.*)';" % user, text) for text in wanted)
        if found), "")
    hashes = lab.command(host.name, "mysql -N -e \"SELECT PASSWORD('%s') = authentication_string "
                         "FROM mysql.user WHERE User = '%s' AND Host = '%s'\""
                         % (password, user, place)).strip()
    shown = lab.command(host.name, "mysql -N -e \"SHOW GRANTS FOR '%s'@'%s'\"" % (user, place))
    grants = []
    for line in shown.rstrip("\n").split("\n"):
        line = line.replace("`", "'").replace("\\\\", "")
        found = re.match(r"GRANT (.*) ON '?(.*?)'?\.\* TO '(.*)'@'(.*?)'", line)
        if not found or found.group(1) == "USAGE":
            continue
        grants.append("GRANT %s ON %s.* TO '%s'@'%s' IDENTIFIED BY '%s';" % (
            *found.groups(), password if hashes == "1" else "unknown"))
    return grants


# --- record ------------------------------------------------------------------------------------

def spoken(text):
    """A text of the facts as it stands in a record."""
    kind, _, command = text.partition(": ")
    command = SPOKEN.get(command, command)
    if kind.startswith("command as ") and not command.startswith("openstack "):
        return "command " + command
    return facts.canonical(text.replace(IMAGE_FILE, "--file md5:" + stage.IMAGE_CHECKSUM))


def compare_record(host, texts, record):
    """Packages, services and commands, in order."""
    wanted = [spoken(text) for text in texts if text.startswith(("package ", "service ", "command "))
              and text.partition(": ")[2] not in EFFECTS]
    found = [facts.canonical(line) for line in record
             if line.startswith(("package ", "service ", "command "))]
    differences = difflib.unified_diff(wanted, found, "facts", "record", lineterm="", n=0)
    return ["%s: %s" % (host.name, line) for line in differences
            if not line.startswith(("---", "+++"))], len(found)


def effects(texts):
    """The commands that are checked by what they did: command, check."""
    return [(text.partition(": ")[2], EFFECTS[text.partition(": ")[2]]) for text in texts
            if text.partition(": ")[2] in EFFECTS]
