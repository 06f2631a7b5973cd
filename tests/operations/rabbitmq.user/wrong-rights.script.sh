# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
command -v rabbitmqctl > /dev/null ||
    fail 'rabbitmqctl is not there: install rabbitmq-server first'
secret=
trap '[ -z "$secret" ] || rm -rf -- "$secret"' EXIT
trap 'exit 143' HUP INT TERM
keep_password() {
    secret=$(mktemp -d -- "$runtime-rabbitmq.XXXXXX")
    (umask 077 && printf '%s' '${RABBIT_PASS}' > "$secret/password")
    chown -R rabbitmq: "$secret"
}
rabbitmqctl -q set_permissions -p / openstack '.*' '.*' '.*' < /dev/null
