# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
command -v python3 > /dev/null || fail 'python3 is not installed on this host'
python3 "$PIKESTAFF_TOOLS/openstack-client.py" <<'END_OF_REQUEST'
{
"mode": "check",
"auth": {"url": "http://controller:35357/v3", "username": "admin", "password": "${ADMIN_PASS}", "project": "admin",
"user_domain": "Default", "project_domain": "Default"},
"resources": [
{"kind": "project", "name": "service", "domain": "default", "description": "Service Project"},
{"kind": "user", "name": "glance", "domain": "default", "password": "${GLANCE_PASS}"},
{"kind": "role", "name": "user"},
{"kind": "assignment", "user": "glance", "role": "admin", "project": "service", "user_domain": "default", "project_domain": "default"},
{"kind": "service", "name": "glance", "type": "image", "description": "OpenStack Image"},
{"kind": "endpoint", "service_type": "image", "interface": "public", "url": "http://controller:9292", "region": "RegionOne"},
{"kind": "endpoint", "service_type": "volumev3", "interface": "admin", "url": "http://controller:8776/v3/%(project_id)s", "region": "RegionOne"},
{"kind": "domain", "name": "heat", "description": "Stack projects and users"},
{"kind": "user", "name": "heat_domain_admin", "domain": "heat", "password": "${GLANCE_PASS}"},
{"kind": "assignment", "user": "heat_domain_admin", "role": "admin", "domain": "heat", "user_domain": "heat", "project_domain": "default"}
]
}
END_OF_REQUEST
