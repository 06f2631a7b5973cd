#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# What step-runner.sh and step-process.sh share: names, folders and how a step stands. Read by ".",
# with RUN and ATTEMPT as its second and third argument.
#
# In memory, RUN_ROOT/RUN/ATTEMPT: the script and who runs it. On disk, STATE_ROOT/RUN/ATTEMPT:
# "output" (both streams in their order), "rc" (the exit status, which alone ends a step), "boot".
# shellcheck disable=SC2034 # names for the two that read this

set -u
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
unset CDPATH GREP_OPTIONS POSIXLY_CORRECT
umask 077

PIKESTAFF_RUN_ROOT=${PIKESTAFF_RUN_ROOT:-/run/pikestaff}
PIKESTAFF_STATE_ROOT=${PIKESTAFF_STATE_ROOT:-/var/lib/pikestaff}
PIKESTAFF_OUTPUT_LIMIT=${PIKESTAFF_OUTPUT_LIMIT:-67108864}
export PIKESTAFF_RUN_ROOT PIKESTAFF_STATE_ROOT PIKESTAFF_OUTPUT_LIMIT

no_space=28
wrong_use=64
incomplete=65
impossible=70

die() { # EXIT-STATUS MESSAGE
    printf 'step-runner: %s\n' "$2" >&2
    exit "$1"
}

valid_name() {
    case $1 in
    '' | [.-]* | *[!A-Za-z0-9._-]*) return 1 ;;
    esac
    [ ${#1} -le 100 ]
}

[ $# -ge 3 ] || die "$wrong_use" 'usage: start|follow|status|kill|remove RUN ATTEMPT [...]'
verb=$1 run=$2 attempt=$3
valid_name "$run" || die "$wrong_use" "not a name of a run: $run"
[ "$run" != tools ] || die "$wrong_use" 'no run can have this name: tools'
valid_name "$attempt" || die "$wrong_use" "not a name of an attempt: $attempt"
private=$PIKESTAFF_RUN_ROOT/$run/$attempt
state=$PIKESTAFF_STATE_ROOT/$run/$attempt
unit=pikestaff-$run:$attempt.service # ":" is in no name, so that no two steps have the same unit

# --- processes ---------------------------------------------------------------------------------

# Takes a line of /proc/PID/stat apart. A number alone may be another process by now; number and
# start time together are not.
parse_stat() { # LINE -> pid, condition, began
    pid=${1%% *}
    # shellcheck disable=SC2086 # to be split: the fields after the name hold no other spaces
    set -- ${1##*) }
    [ $# -ge 20 ] || return 1
    condition=$1
    began=${20}
}

identify() { # FILE: writes down who this process is
    read -r line <"/proc/$$/stat" && printf '%s\n' "$line" >"$1.new" && mv "$1.new" "$1"
}

runs() { # FILE -> pid; does the process that wrote it down still run?
    { read -r line <"$1"; } 2>/dev/null && parse_stat "$line" || return 1
    was=$began
    { read -r line <"/proc/$pid/stat"; } 2>/dev/null && parse_stat "$line" || return 1
    [ "$was" = "$began" ] && [ "$condition" != Z ] && [ "$condition" != X ]
}

# --- state -------------------------------------------------------------------------------------

have_code() { # -> code
    for place in "$state/rc" "$private/rc"; do
        code=
        { read -r code <"$place"; } 2>/dev/null
        case $code in
        '' | *[!0-9]*) ;;
        *) return 0 ;;
        esac
    done
    code=-
    return 1
}

save_code() { # CODE
    rm -f "$private/script"
    if { printf '%s\n' "$1" >"$state/rc.new"; } 2>/dev/null && mv "$state/rc.new" "$state/rc"; then
        rm -rf "$private"
    else # the disk is full
        printf '%s\n' "$1" >"$private/rc.new"
        mv "$private/rc.new" "$private/rc"
    fi
}

measure() { # -> size
    size=$({ wc -c <"$state/output"; } 2>/dev/null) || size=0
    size=$((size))
}

alive() {
    was_booted=
    { read -r was_booted <"$state/boot"; } 2>/dev/null
    read -r booted </proc/sys/kernel/random/boot_id
    [ "$was_booted" = "$booted" ] || return 1
    runs "$private/exec" || runs "$private/step" || starting
}

# Between the making of the folders and the first sign of life.
starting() {
    [ ! -e "$private/exec" ] || return 1
    runs "$state/starter" && return 0
    [ -d "$private/claim" ] || return 1
    sleep 0.5
    runs "$private/exec"
}

look() { # -> found, code, size
    code=-
    if [ ! -d "$state" ]; then
        found=absent
        size=0
        return 0
    fi
    if have_code; then
        found=finished
    elif alive; then
        found=running
    elif have_code; then # it ended between the two looks
        found=finished
    else
        found=lost
        rm -f "$private/script"
    fi
    measure
}

say() { printf 'pikestaff-status %s %s %s\n' "$found" "$code" "$size"; }
