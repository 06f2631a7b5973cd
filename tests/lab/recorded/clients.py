# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Clients and tools: units are really started, hosts of the lab really asked, and the services of
the recorded cloud by HTTP; instances and disks are not there and answer as if they were."""

import os
import sys

from host import ask_cloud, read_lines, record, state, write


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
