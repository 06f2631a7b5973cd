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
printf '%s\n' 'openstack network create 자체망' > "$work"
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8
export OS_PROJECT_DOMAIN_NAME=Default OS_USER_DOMAIN_NAME=Default
export OS_PROJECT_NAME='학과' OS_USERNAME=myuser
export OS_PASSWORD='${DEMO_PASS}'
export OS_AUTH_URL=http://ctl:5000/v3
export OS_IDENTITY_API_VERSION=3 OS_IMAGE_API_VERSION=2
status=0
sh -e "$work" < /dev/null || status=$?
exit "$status"
