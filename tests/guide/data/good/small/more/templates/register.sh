#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
name=$${NODE:-${each.name}}
register "$name" ${each.address}
