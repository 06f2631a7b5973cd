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
keep_password
rabbitmqctl -q eval "{ok, Password} = file:read_file('$secret/password'),
    Name = <<111, 112, 101, 110, 115, 116, 97, 99, 107>>,
    case catch rabbit_auth_backend_internal:list_user_permissions(Name) of
        {error, {no_such_user, _}} -> [no_user];
        Rows when is_list(Rows) ->
            Login = case catch rabbit_access_control:check_user_pass_login(Name, Password) of
                {ok, _} -> [];
                _ -> [password]
            end,
            Value = fun(Key, Row) -> proplists:get_value(Key, Row) end,
            Rights = case [Row || Row <- Rows, Value(vhost, Row) =:= <<47>>,
                    Value(configure, Row) =:= <<46, 42>>,
                    Value(write, Row) =:= <<46, 42>>,
                    Value(read, Row) =:= <<46, 42>>] of
                [] -> [permissions];
                _ -> []
            end,
            Login ++ Rights ++ [checked];
        Other -> Other
    end." < /dev/null
