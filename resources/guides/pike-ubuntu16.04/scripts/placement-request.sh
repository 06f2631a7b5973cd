#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the Placement API carry out a real request with the credentials of this host's nova.conf? It
# answers to anybody who asks for its version, so that alone proves nothing.
python3 - <<'PROGRAM'
import configparser, json, sys, urllib.error, urllib.request

conf = configparser.RawConfigParser(strict=False, allow_no_value=True)
conf.read("/etc/nova/nova.conf")
try:
    own = dict(conf.items("placement"))
    user = {"name": own["username"], "domain": {"name": own["user_domain_name"]},
            "password": own["password"]}
    project = {"name": own["project_name"], "domain": {"name": own["project_domain_name"]}}
    url, region = own["auth_url"].rstrip("/") + "/auth/tokens", own["os_region_name"]
except (configparser.Error, KeyError) as missing:
    sys.exit("[placement] of /etc/nova/nova.conf is not complete: %s" % missing)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(what, address, body=None, headers=None):
    request = urllib.request.Request(address, body, headers or {})
    try:
        return opener.open(request, timeout=20)
    except urllib.error.HTTPError as refusal:
        sys.exit("%s refuses: %s %s" % (what, refusal.code, refusal.read().decode()[:300]))
    except OSError as error:
        sys.exit("%s does not answer: %s" % (address, error))


identity = {"methods": ["password"], "password": {"user": user}}
body = json.dumps({"auth": {"identity": identity, "scope": {"project": project}}}).encode()
answer = ask("keystone", url, body, {"Content-Type": "application/json"})
token = json.loads(answer.read().decode())["token"]
endpoints = [endpoint["url"] for service in token["catalog"] if service["type"] == "placement"
             for endpoint in service["endpoints"]
             if endpoint["interface"] == "internal" and endpoint["region"] == region]
if len(endpoints) != 1:
    sys.exit("the catalog has %d internal endpoints of placement in the region %s, not 1"
             % (len(endpoints), region))
headers = {"X-Auth-Token": answer.headers["X-Subject-Token"],
           "OpenStack-API-Version": "placement 1.10"}
found = ask("placement", endpoints[0].rstrip("/") + "/resource_providers", None, headers)
count = len(json.loads(found.read().decode())["resource_providers"])
print("%s knows %d resource providers" % (endpoints[0], count))
PROGRAM
