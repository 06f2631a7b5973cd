#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Does the dashboard answer to every name by which a browser may call it? 400 stands for a name that
# is not in ALLOWED_HOSTS.
wrong=0
for name in '${controller.name}' '${controller.address}' localhost \
    $(printf '%s' '${dashboard_hosts}' | tr ',' ' '); do
    code=$(NAME=$name python3 -c '
import http.client, os, sys
connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
connection.request("GET", "/horizon/auth/login/", headers={"Host": os.environ["NAME"]})
print(connection.getresponse().status)' '${controller.address}') || exit 1
    echo "$name: $code"
    [ "$code" = 200 ] || wrong=1
done
exit "$wrong"
