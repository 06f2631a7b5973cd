#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Do the addresses of the provider network fit together, and is none of them in use by a host?
python3 - <<'PROGRAM'
import ipaddress, sys

answers = dict(line.split("=", 1) for line in """
cidr=${provider_network_cidr}
start=${provider_pool_start}
end=${provider_pool_end}
gateway=${provider_gateway}
hosts=${inventory.hosts_entries|url}
""".split())
empty = [name for name in ("cidr", "start", "end", "gateway") if not answers[name]]
if empty:
    sys.exit("the provider network is not described: " + ", ".join(empty) + " missing")
try:
    network = ipaddress.ip_network(answers["cidr"])
    start, end, gateway = [ipaddress.ip_address(answers[name])
                           for name in ("start", "end", "gateway")]
except ValueError as error:
    sys.exit(str(error))
faults = ["%s is not in %s" % (one, network) for one in (start, end, gateway)
          if one not in network]
if start > end:
    faults.append("the pool begins with %s, behind its end %s" % (start, end))
if start <= gateway <= end:
    faults.append("the gateway %s lies in the pool" % gateway)
for word in answers["hosts"].replace("%0A", " ").replace("%20", " ").split():
    try:
        host = ipaddress.ip_address(word)
    except ValueError:
        continue
    if start <= host <= end:
        faults.append("the host %s lies in the pool" % host)
print("%s: %s to %s, gateway %s" % (network, start, end, gateway))
sys.exit("; ".join(faults) or 0)
PROGRAM
