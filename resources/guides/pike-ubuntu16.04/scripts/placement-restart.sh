#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Placement runs inside Apache and read nova.conf when Apache started it.
service apache2 restart || exit 1
waited=0
until python3 -c '
import sys, urllib.error, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
for url in sys.argv[1:]:
    try:
        opener.open(url, timeout=10)
    except urllib.error.HTTPError as answer:
        if answer.code >= 500:
            sys.exit("%s answers %s" % (url, answer.code))
    except OSError as error:
        sys.exit("%s does not answer: %s" % (url, error))
' 'http://${controller.name}:8778/' 'http://${controller.name}:5000/v3'; do
    [ "$waited" -lt 60 ] || exit 1
    sleep 1
    waited=$((waited + 1))
done
