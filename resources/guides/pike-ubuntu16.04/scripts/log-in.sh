#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Asks keystone for a token with the environment of a credentials file, and prints everything of it
# but the token itself.
python3 -c '
import json, os, sys, urllib.error, urllib.request
def domain(name):
    return {"name": os.environ[name]}
user = {"name": os.environ["OS_USERNAME"], "domain": domain("OS_USER_DOMAIN_NAME"),
        "password": os.environ["OS_PASSWORD"]}
project = {"name": os.environ["OS_PROJECT_NAME"], "domain": domain("OS_PROJECT_DOMAIN_NAME")}
identity = {"methods": ["password"], "password": {"user": user}}
body = json.dumps({"auth": {"identity": identity, "scope": {"project": project}}}).encode()
url = os.environ["OS_AUTH_URL"].rstrip("/") + "/auth/tokens"
request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    token = json.loads(opener.open(request, timeout=20).read().decode())["token"]
except urllib.error.HTTPError as refusal:
    sys.exit("%s answers %s: %s" % (url, refusal.code, refusal.read().decode()))
except OSError as error:
    sys.exit("%s does not answer: %s" % (url, error))
print("expires    %s" % token["expires_at"])
print("project_id %s" % token["project"]["id"])
print("user_id    %s" % token["user"]["id"])
'
