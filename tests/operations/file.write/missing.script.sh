# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/root/admin-openrc'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ -e "$file" ]; then
    fail "$file was made by something else meanwhile; run this step again"
fi
mkdir -p -- "$folder"
(umask 077 && mkdir -p -- "$state/originals$folder" && : > "$state/originals$file.absent")
new=$(mktemp -- "$folder/.pikestaff-$name.XXXXXX")
printf '%s' 'export OS_USERNAME=admin
export OS_PASSWORD=${ADMIN_PASS}
' > "$new"
chown -- root:root "$new"
chmod -- 0600 "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
