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
"auth": {"url": "http://controller:5000/v3", "username": "demo", "password": "${DEMO_PASS}", "project": "demo",
"user_domain": "Default", "project_domain": "Default"},
"resources": [
{"kind": "image", "name": "cirros", "file": "/root/cirros.img", "disk_format": "qcow2", "container_format": "bare", "visibility": "public"},
{"kind": "network", "name": "provider", "share": "yes", "external": "yes", "physical_network": "provider", "network_type": "flat"},
{"kind": "subnet", "name": "provider", "network": "provider", "pool_start": "203.0.113.101", "pool_end": "203.0.113.250", "dns_nameservers": "8.8.4.4, 8.8.8.8", "gateway": "203.0.113.1", "subnet_range": "203.0.113.0/24"},
{"kind": "network", "name": "selfservice"},
{"kind": "subnet", "name": "selfservice", "network": "selfservice", "gateway": "172.16.1.1", "subnet_range": "172.16.1.0/24"},
{"kind": "router", "name": "router"},
{"kind": "router_subnet", "router": "router", "subnet": "selfservice"},
{"kind": "router_gateway", "router": "router", "network": "provider"},
{"kind": "flavor", "name": "m1.nano", "id": "0", "vcpus": "1", "ram": "64", "disk": "1"},
{"kind": "keypair", "name": "mykey", "public_key_file": "/root/.ssh/id_rsa.pub"},
{"kind": "security_group_rule", "group": "default", "protocol": "icmp"},
{"kind": "security_group_rule", "group": "default", "protocol": "tcp", "port": "22"},
{"kind": "server", "name": "selfservice-instance", "flavor": "m1.nano", "image": "cirros", "network": "selfservice", "security_group": "default", "key_name": "mykey"},
{"kind": "floating_ip", "network": "provider", "server": "selfservice-instance"}
]
}
END_OF_REQUEST
