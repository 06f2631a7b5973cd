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
version=$(dpkg-query -W -f '${Version}' rabbitmq-server 2> /dev/null || echo 3.8)
if dpkg --compare-versions "$version" ge 3.8; then
    printf '%s\n' '${RABBIT_PASS}' | rabbitmqctl -q change_password openstack
else
    keep_password
    rabbitmqctl -q eval "{ok, Password} = file:read_file('$secret/password'),
        Module = rabbit_auth_backend_internal,
        case erlang:function_exported(Module, change_password, 3) of
            true -> Module:change_password(<<111, 112, 101, 110, 115, 116, 97, 99, 107>>, Password, <<114, 111, 111, 116>>);
            false -> Module:change_password(<<111, 112, 101, 110, 115, 116, 97, 99, 107>>, Password)
        end." < /dev/null
fi
echo 'rabbitmqctl change_password openstack: done'
rabbitmqctl -q set_permissions -p / openstack '^(nova|q)[.].*$' '.*' 'a'\''b' < /dev/null
