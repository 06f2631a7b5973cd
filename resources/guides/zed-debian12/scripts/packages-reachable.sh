#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Do the package sources of this host answer, directly or through the proxy that apt uses?
setting() { # NAME: its value in apt's configuration
    apt-config dump "$1" | sed -n "s|^$1 \"\\(.*\\)\";\$|\\1|p"
}
endpoint() { # URI: "HOST PORT", nothing for a source that needs no network
    printf '%s\n' "$1" |
        sed -nE 's#^([a-z]+\+)?(https?|ftp)://([^/@]*@)?([^/:]+)(:([0-9]+))?(/.*)?$#\2 \4 \6#p' |
        awk '{ port["http"] = 80; port["https"] = 443; port["ftp"] = 21
               print $2, $3 ? $3 : port[$1] }'
}
proxy() { # URI: the proxy that apt takes for it, if any
    detected=$(/usr/lib/apt/apt-helper auto-detect-proxy "$1" 2>/dev/null |
        sed -n "s/^[^']*'\\([^']*\\)'.*/\\1/p")
    host=$(endpoint "$1" | cut -d ' ' -f 1)
    for value in "$detected" "$(setting "Acquire::http::Proxy::$host")" \
        "$(setting Acquire::http::Proxy)"; do
        [ -n "$value" ] || continue
        [ "$value" = DIRECT ] || printf '%s\n' "$value"
        return
    done
}
# What "apt update" would fetch, cut down to the servers; no list needs to be there yet.
sources=$(apt-get --print-uris update |
    sed -nE "s,^'([a-z+]+://[^/']*|[a-z]+:/).*,\1/,p" | sort -u)
[ -n "$sources" ] || {
    echo "no package source is set up in /etc/apt" >&2
    exit 1
}
for source in $sources; do
    via=$(proxy "$source")
    [ -n "$via" ] || via=$source
    endpoint "$via"
done | sort -u | {
    silent=0
    while read -r host port; do
        # shellcheck disable=SC2016 # expanded by the inner shell
        if timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$port" 2>/dev/null; then
            echo "$host:$port answers"
        else
            echo "$host:$port, which packages come from, does not answer within 5 s" >&2
            silent=1
        fi
    done
    exit "$silent"
}
