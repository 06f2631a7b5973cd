# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
file='/etc/chrony/chrony.conf'
folder=$(dirname -- "$file")
name=$(basename -- "$file")
rm -f -- "$folder/.pikestaff-$name".??????
new=
trap 'rm -f -- "$new"' EXIT
trap 'exit 143' HUP INT TERM
if [ ! -f "$file" ] || [ "$(sha256sum < "$file" | cut -c 1-64)" != 3be15430f980233005f7b6c068ae2eac899e497e6e2002384e0166c69d16036d ]; then
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
printf '%s' 'server controller iburst
#pool other iburst
#logchange 0.5
allow 10.0.0.0/24
allow 10.0.0.0/24
local stratum 10
' > "$new"
sync -- "$new"
mv -f -- "$new" "$file"
trap - EXIT
sync -- "$folder"
printf 'wrote %s\n' "$file"
