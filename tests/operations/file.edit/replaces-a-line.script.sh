# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/etc/memcached.conf'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != 5a2b7407ebdf58776c700f39d81e7a1ea4d1d60c5a90fee17530ca1346eaba9d ]; then
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
printf '%s' '-d
-l 10.0.0.11
#-l ::1
-m 64
' > "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
