# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The package sources of this computer, which become those of the hosts."""

import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from . import processes

FORMAT = "$(REPO_URI)\t$(ORIGIN)\t$(LABEL)\t$(CODENAME)\t$(COMPONENT)"


@dataclass(frozen=True)
class Sources:
    """Addresses of the Debian archives, with scheme, without a slash at the end."""

    archive: str
    security: str

    @property
    def host_names(self):
        names = [urllib.parse.urlsplit(address).hostname for address in self.addresses]
        return sorted({name for name in names if name})

    @property
    def addresses(self):
        return (self.archive, self.security)

    def lines(self, suite):
        """sources.list lines of a host: plain http, since the package cache speaks it."""
        archive, security = (plain_http(address) for address in self.addresses)
        return [
            f"deb {archive} {suite} main",
            f"deb {archive} {suite}-updates main",
            f"deb {security} {suite}-security main",
        ]


def plain_http(address):
    return "http://" + address.partition("://")[2]


def shown(address):
    """An address for a person's eyes: without the password that it may carry."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def from_index_targets(text):
    """Sources out of `apt-get indextargets --format FORMAT`, or None when Debian is not there."""
    archive = security = None
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) != 5:
            continue
        address, origin, label, _, component = fields
        if origin != "Debian" or component != "main" or not address.startswith("http"):
            continue
        if label == "Debian" and archive is None:
            archive = address.rstrip("/")
        elif label == "Debian-Security" and security is None:
            security = address.rstrip("/")
    if archive is None:
        return None
    return Sources(archive, security or beside(archive))


def beside(archive):
    """Where a mirror keeps the security archive when this computer does not name it."""
    return archive.rpartition("/")[0] + "/debian-security"


def of_this_computer():
    """The mirror this computer's apt names; PIKESTAFF_LAB_MIRROR names another one.

    None when neither does, e.g. on another distribution.
    """
    named = os.environ.get("PIKESTAFF_LAB_MIRROR")
    if named:
        archive = named.rstrip("/")
        security = os.environ.get("PIKESTAFF_LAB_SECURITY_MIRROR") or beside(archive)
        return Sources(archive, security.rstrip("/"))
    return from_index_targets(processes.run(["apt-get", "indextargets", "--format", FORMAT]))


def proxy_of_this_computer():
    """The proxy that this computer's apt itself goes through, or an empty text."""
    answer = processes.run(["apt-config", "shell", "PROXY", "Acquire::http::Proxy"])
    value = answer.partition("=")[2].strip().strip("'\"")
    return "" if value.lower() in ("", "direct", "false") else value


def reachable(sources, suite, proxy):
    """Whether the archive answers now; if not, the package cache serves what it has."""
    handlers = [urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else {})]
    address = f"{sources.archive}/dists/{suite}/InRelease"
    request = urllib.request.Request(address, method="HEAD")
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=8):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
