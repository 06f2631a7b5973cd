#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# The guide's command, but the password goes by the environment of this one process: an argument
# could be read by every user of the host.
IFS= read -r OS_BOOTSTRAP_PASSWORD <<'PASSWORD'
${ADMIN_PASS}
PASSWORD
export OS_BOOTSTRAP_PASSWORD
exec keystone-manage bootstrap \
    --bootstrap-admin-url 'http://${controller.name}:5000/v3/' \
    --bootstrap-internal-url 'http://${controller.name}:5000/v3/' \
    --bootstrap-public-url 'http://${controller.name}:5000/v3/' \
    --bootstrap-region-id RegionOne
