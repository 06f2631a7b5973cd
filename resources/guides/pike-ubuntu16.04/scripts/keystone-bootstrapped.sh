#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are the administrator, its role and the endpoints there, and does the password fit?
complete=$(mysql -N -B keystone <<'SQL'
SELECT
    (SELECT COUNT(*) FROM assignment
        JOIN local_user ON local_user.user_id = assignment.actor_id
        JOIN role ON role.id = assignment.role_id
        JOIN project ON project.id = assignment.target_id
        WHERE assignment.type = 'UserProject' AND local_user.domain_id = 'default'
        AND local_user.name = 'admin' AND role.name = 'admin' AND project.name = 'admin') > 0
    AND (SELECT COUNT(DISTINCT endpoint.interface) FROM endpoint
        JOIN service ON service.id = endpoint.service_id
        WHERE service.type = 'identity' AND endpoint.region_id = 'RegionOne') = 3;
SQL
) || exit 1
[ "$complete" = 1 ] || exit 1
# While keystone does not run yet, or is stopped, there is nobody to ask: the password was set when
# the rest was.
python3 -c '
import json, sys, urllib.error, urllib.request
user = {"name": "admin", "domain": {"id": "default"}, "password": sys.stdin.readline().rstrip("\n")}
scope = {"project": {"name": "admin", "domain": {"id": "default"}}}
identity = {"methods": ["password"], "password": {"user": user}}
body = json.dumps({"auth": {"identity": identity, "scope": scope}}).encode()
request = urllib.request.Request(sys.argv[1] + "/auth/tokens", body,
                                 {"Content-Type": "application/json"})
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    opener.open(request, timeout=20)
except urllib.error.HTTPError as refusal:
    if refusal.code == 401:
        sys.exit("keystone refuses the password of admin")
except OSError:
    pass
' 'http://${controller.name}:5000/v3' <<'PASSWORD'
${ADMIN_PASS}
PASSWORD
