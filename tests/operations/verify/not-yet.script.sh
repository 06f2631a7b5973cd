# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
set -eu
state=${PIKESTAFF_STATE:-/var/lib/pikestaff}
runtime=${PIKESTAFF_RUNTIME:-/run/pikestaff}
fail() { printf '%s\n' "$1" >&2; exit 1; }
export HOME=/root
cd /
work_folder=
trap '[ -z "$work_folder" ] || rm -rf -- "$work_folder"' EXIT
trap 'exit 143' HUP INT TERM
(umask 077 && mkdir -p -- "$runtime")
work_folder=$(mktemp -d -- "$runtime/work.XXXXXX")
work=$work_folder/work
printf '%s\n' 'openstack token issue' > "$work"
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8
export OS_PROJECT_DOMAIN_NAME=Default OS_USER_DOMAIN_NAME=Default
export OS_PROJECT_NAME=admin OS_USERNAME=admin
export OS_PASSWORD='${ADMIN_PASS}'
export OS_AUTH_URL=http://controller:35357/v3
export OS_IDENTITY_API_VERSION=3 OS_IMAGE_API_VERSION=2
attempt() {
    status=0
    output=$(timeout --kill-after=10 30 sh -e "$work" < /dev/null 2>&1) || status=$?
    if [ "$status" -eq 124 ]; then
        problem='it did not end in time'
        return 1
    elif [ "$status" -ne 0 ]; then
        problem="it ended with status $status"
        return 1
    fi
    if ! printf '%s\n' "$output" | grep -Eq -- '^\| expires '; then
        problem='no line of its output matches ''^\| expires '
        return 1
    fi
}
uptime() { cut -d . -f 1 /proc/uptime; }
end=$(($(uptime) + 30))
while ! attempt; do
    if [ "$(uptime)" -ge "$end" ]; then
        printf '%s\n' "$output"
        fail "not as expected: $problem"
    fi
    sleep 1
done
printf '%s\n' "$output"
