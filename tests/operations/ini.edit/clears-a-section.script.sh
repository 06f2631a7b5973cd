# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/etc/glance/glance-api.conf'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != 39c74044bfefb61afba1738f47a0ac50c4cd73a485ff47681c1b10779c9547fa ]; then
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
printf '%s' '[keystone_authtoken]
region_name = RegionOne
#region_name = second
password = ${GLANCE_PASS}
#auth_host = 127.0.0.1
[other]
auth_host = stays
' > "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
