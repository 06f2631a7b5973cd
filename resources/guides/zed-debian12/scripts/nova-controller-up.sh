#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Are scheduler and conductor of the controller enabled and up?
python3 "$PIKESTAFF_TOOLS/openstack-ask.py" list compute /os-services services \
    binary host status state | awk -F '\t' -v controller='${controller.name}' '
    $2 == controller { print; if ($3 == "enabled" && $4 == "up") up[$1] = 1 }
    END { exit !(up["nova-scheduler"] && up["nova-conductor"]) }'
