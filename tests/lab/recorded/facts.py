# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What the facts of the Pike guide want of the hosts of a site, in the words of the record and of
exceptions.yaml:
    package NAMES | service ACTION NAMES | command as WHO: COMMAND | sql STATEMENT
    edit FILE + the lines below | edit FILE, remove MATCH | edit FILE: what is said in words only
Settings of INI files are kept apart."""

import os
import re
import shlex
from dataclasses import dataclass, field

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
FACTS = os.path.join(ROOT, "tests/guides/facts/pike-guide.yaml")
EXCEPTIONS = os.path.join(ROOT, "resources/guides/pike-ubuntu16.04/exceptions.yaml")
FLAGS = ("--share", "--external", "--public", "--password-prompt")


@dataclass
class Host:
    """A host of the site."""

    name: str
    role: str
    address: str
    overlay: str
    provider_interface: str
    kvm: bool = False


@dataclass
class Site:
    """What stands in the place of the guide's examples and placeholders."""

    network: str
    hosts: list
    management: str
    words: dict  # placeholder: value

    def on(self, host, text):
        """A text of the facts, as it is to be on a host."""
        words = {"10.0.0.0/24": self.management, "MANAGEMENT_INTERFACE_IP_ADDRESS": host.address,
                 "OVERLAY_INTERFACE_IP_ADDRESS": host.overlay,
                 "PROVIDER_INTERFACE_NAME": host.provider_interface,
                 "INTERFACE_NAME": host.provider_interface, **self.words}
        for one in self.hosts:
            words[EXAMPLE[one.role]] = one.address
        for word in sorted(words, key=len, reverse=True):
            text = re.sub(r"(?<![\w.])%s(?![\w])" % re.escape(word),
                          lambda _, to=words[word]: to, text)
        return text


EXAMPLE = {"controller": "10.0.0.11", "compute": "10.0.0.31", "block": "10.0.0.41"}
ABSENT = re.compile(r"(?m)^# object\d\n10\.0\.0\.\d+ +object\d\n\n?")


@dataclass
class Wanted:
    """Of one host."""

    texts: dict = field(default_factory=dict)  # section: texts, in order
    settings: list = field(default_factory=list)  # (file, section, key, value; None: remove)

    def all(self):
        return [text for texts in self.texts.values() for text in texts]


def is_at(host, node):
    return (node in ("all", host.role) or (node == "other" and host.role != "controller")
            or (node == "instance" and host.role == "controller"))


def is_other_option(fact, network):
    own = {"provider": "1", "self-service": "2"}[network]
    chapter, when = str(fact.get("networking_option", own)), str(fact.get("when", ""))
    return chapter != own or (when.startswith("networking option") and not when.endswith(own))


def is_condition_met(fact, host):
    """The guide's conditions besides the networking option."""
    when = fact.get("when", "")
    if "vmx|svm" in when:
        return not host.kvm
    # No host of a practice lab has its system on LVM.
    return "uses LVM" not in when


def text_of(fact):
    if "package" in fact:
        return "package " + " ".join(fact["package"])
    if "sql" in fact:
        return "sql " + fact["sql"]
    if "service" in fact:
        return "service %s %s" % (fact["service"]["action"], " ".join(fact["service"]["names"]))
    if "file_edit" in fact:
        edit = fact["file_edit"]
        if "content" not in edit:
            return "edit %s: %s" % (edit["file"], edit["what"])
        lines = [line.rstrip(" ") for line in ABSENT.sub("", edit["content"]).split("\n")]
        return "edit %s\n%s" % (edit["file"], "\n".join(lines).rstrip("\n"))
    command = fact.get("example", fact["command"])
    if "--password-prompt" in command:
        command = command.replace("--password-prompt", "--password " + fact["input"][0])
    return "command as %s: %s" % (fact["as"], command)


def is_typed(fact):
    """Not what only looks, and not what only says who somebody is."""
    return "verify" not in fact and fact.get("kind") != "environment"


def read(site):
    """Host name: Wanted."""
    with open(FACTS, encoding="utf-8") as file:
        chapters = yaml.safe_load(file)["chapters"]
    wanted = {host.name: Wanted() for host in site.hosts}
    for chapter in chapters:
        for fact in chapter["steps"]:
            for host in site.hosts:
                node = fact["ini"]["node"] if "ini" in fact else fact["node"]
                if (is_other_option(chapter, site.network) or not is_at(host, node)
                        or is_other_option(fact, site.network) or not is_typed(fact)
                        or not is_condition_met(fact, host)):
                    continue
                if "ini" in fact:
                    ini = fact["ini"]
                    value = None if "action" in ini else site.on(host, str(ini["value"] or ""))
                    wanted[host.name].settings.append(
                        (ini["file"], ini["section"], ini["key"], value))
                else:
                    wanted[host.name].texts.setdefault(chapter["id"], []).append(text_of(fact))
    return wanted


@dataclass
class Exceptions:
    """exceptions.yaml: what is told otherwise, and what is done otherwise ("recorded")."""

    told: list
    recorded: list
    used: set = field(default_factory=set)

    @staticmethod
    def read():
        with open(EXCEPTIONS, encoding="utf-8") as file:
            content = yaml.safe_load(file)
        recorded = content["recorded"]
        for entry in recorded:
            assert entry.keys() <= {"section", "role", "network", "at", "fact",
                                    "actions", "reason"}, entry
            assert entry["reason"], entry
        return Exceptions(content["exceptions"], recorded)

    def tell(self, section, texts):
        """The texts of a section, as the guide of the program tells them."""
        texts = list(texts)
        for entry in self.told:
            if entry["section"] == section and entry.get("fact", "").strip() in texts:
                at = texts.index(entry["fact"].strip())
                texts[at:at + 1] = [entry["action"].strip()] if "action" in entry else []
        return texts

    def perform(self, host, network, section, texts):
        """What was told, as it is done on a host."""
        texts = list(texts)
        for number, entry in enumerate(self.recorded):
            if (entry["section"] != section or entry.get("role", host.role) != host.role
                    or entry.get("network", network) != network):
                continue
            actions = [action.strip() for action in entry.get("actions", [])]
            fact = entry.get("fact", "").strip()
            if fact in texts:
                at = texts.index(fact)
                texts[at:at + 1] = actions
                self.used.add(number)
            elif not fact:
                at = 0 if entry.get("at") == "first" else len(texts)
                texts[at:at] = actions
                self.used.add(number)
        return texts

    def unused(self):
        return [entry for number, entry in enumerate(self.recorded) if number not in self.used]


def canonical(text):
    """A command of the client: the order of its options means nothing."""
    who, found, command = text.partition(": openstack ")
    if not found:
        return text
    words, options = [], []
    rest = shlex.split(command)
    while rest:
        word = rest.pop(0)
        if word in FLAGS:
            options.append(word)
        elif word.startswith("--"):
            options.append("%s %s" % (word, rest.pop(0)))
        else:
            words.append(word)
    return "%s: openstack %s" % (who, " ".join(words + sorted(options)))
