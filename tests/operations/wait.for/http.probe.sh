# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
explain() { # keeps what bash said first, after the last colon
    problem=$(printf '%s\n' "$problem" | sed -n '1s/.*: //p')
    return 1
}
attempt() {
    answer=$(timeout 10 bash -c 'exec 3<> "/dev/tcp/$1/$2" &&
        printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$3" "$1:$2" |
            cat >&3 &&
        read -r version status text <&3 && printf "%s\n" "$status"' \
        http controller 9292 '/v2?x=a%20b' 2>&1) || {
        problem=$answer
        explain
        return 1
    }
    case $answer in
    200 | 300) return 0 ;;
    esac
    problem="it answers with HTTP status $answer"
    return 1
}
if attempt; then
    echo 'there'
else
    printf 'waiting %s\n' "$problem"
fi
