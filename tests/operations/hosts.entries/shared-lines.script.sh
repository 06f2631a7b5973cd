# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/etc/hosts'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != e94f2111a51e4b8d018415f50259dbf2852057c85fc3d2f18a85d8a50265f267 ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
kept=$state/originals$file
if [ ! -e "$kept" ] && [ ! -e "$kept.absent" ]; then
    (umask 077 && mkdir -p -- "$state/originals$folder")
    cp -p -- "$file" "$kept.part"
    mv -f -- "$kept.part" "$kept"
fi
new=$(mktemp -- "$folder/.pikestaff-$name.XXXXXX")
cp -a -- "$file" "$new"
printf '%s' '#127.0.0.1 localhost controller
127.0.0.1	localhost
#192.168.0.9 web compute1
192.168.0.9	web
10.0.0.11 controller

# compute1
10.0.0.31       compute1
' > "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
if [ -d /etc/cloud/cloud.cfg.d ]; then
    printf '%s\n' '# /etc/hosts is kept as it is' 'manage_etc_hosts: false' \
        > /etc/cloud/cloud.cfg.d/99-pikestaff-hosts.cfg
fi
