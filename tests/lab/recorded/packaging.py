# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The package manager: what is installed brings files, accounts, programs and units that start."""

import json
import os
import shutil
import sys

from host import HERE, read_lines, record, run, state, write

UNIT = """[Unit]
Description=In the place of %(name)s

[Service]
ExecStart=/bin/sleep infinity
ExecStartPost=-/usr/local/sbin/recorded-unit %(name)s

[Install]
WantedBy=multi-user.target
"""


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
          "deb http://cloud-archive.example/ubuntu xenial-updates/%s main\n" % release)
    with open(state("installed"), "a", encoding="utf-8") as file:
        file.write("ubuntu-cloud-keyring\n")


def download(words):
    """curl and wget: a file of ours instead of the one in the network."""
    url = next(word for word in words if "://" in word)
    record("command", "download " + url)
    place = words[words.index("-o" if "-o" in words else "-O") + 1]
    shutil.copyfile(os.path.join(HERE, "downloads", url.split("/")[-1]), place)
