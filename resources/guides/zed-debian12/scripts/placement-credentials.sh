#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# A real request to Placement as the user and with the password that Compute will use.
IFS= read -r OS_PASSWORD <<'PASSWORD'
${PLACEMENT_PASS}
PASSWORD
export OS_PASSWORD OS_AUTH_URL='http://${controller.name}:5000/v3' OS_USERNAME=placement \
    OS_PROJECT_NAME=service OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list placement /resource_providers \
    resource_providers name || exit 1
echo "Placement answered the user placement"
