#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# The processes of a step that step-runner.sh has started, each this file with another verb:
#   exec RUN ATTEMPT   waits for the step and writes its exit status
#   lead RUN ATTEMPT   becomes the step's script, with a session of its own
#   keep RUN ATTEMPT   writes the step's output to disk

case $0 in
/*) self=$0 ;;
*) self=$PWD/$0 ;;
esac
tools=${self%/*}
# shellcheck source-path=SCRIPTDIR source=step-state.sh
. "$tools/step-state.sh"

# Waits for the step and writes its status. The step has a session of its own, so that a signal to
# all of it leaves this process alone.
execute() {
    mkdir "$private/claim" 2>/dev/null || exit 0
    trap : TERM INT HUP
    cd / || exit 0
    write_unit_group
    if ! { identify "$private/exec" && mkfifo "$private/pipe"; } 2>>"$state/output"; then
        save_code "$impossible"
        exit 0
    fi
    # A pipe, because a file that a daemon keeps open could neither be capped nor closed.
    keep_output <"$private/pipe" >/dev/null 2>&1 &
    exec 3>"$private/pipe"
    setsid /bin/sh "$self" lead "$run" "$attempt" </dev/null >&3 2>&1 3>&-
    status=$?
    trap '' PIPE
    rm -f "$private/script"
    settle_output
    save_code "$status"
    exit 0
}

write_unit_group() {
    while IFS=: read -r _ controllers group; do
        case $controllers:$group in
        name=systemd:*"/$unit" | :*"/$unit") printf '%s\n' "$group" >"$private/unit-group" ;;
        esac
    done </proc/self/cgroup
}

lead() {
    identify "$private/step"
    umask 022
    cd / || exit "$impossible"
    # Where env can, what the caller ignored (a service: SIGPIPE) is not ignored here.
    reset=
    env --default-signal true 2>/dev/null && reset=--default-signal
    exec env ${reset:+"$reset"} -i LC_ALL=C PATH="$PATH" HOME=/root PIKESTAFF_TOOLS="$tools" \
        PIKESTAFF_STEP="$state" /bin/sh "$private/script"
}

# Whatever happens the pipe is read on: the step goes on, and a daemon that still writes to it after
# the step's end is not killed by a broken pipe.
keep_output() {
    trap '' TERM INT HUP XFSZ
    (
        ulimit -f $((PIKESTAFF_OUTPUT_LIMIT / 512))
        exec /bin/sh "$self" keep "$run" "$attempt"
    )
    outcome=$?
    [ "$outcome" -ne 0 ] || exit 0
    if [ ! -e "$private/settled" ]; then
        measure
        reason='no more could be written to the disk of this host'
        [ "$size" -lt "$PIKESTAFF_OUTPUT_LIMIT" ] ||
            reason="the output is longer than $((PIKESTAFF_OUTPUT_LIMIT / 1048576)) MiB"
        printf '\npikestaff: %s; the rest is not kept, the step goes on\n' "$reason" \
            >>"$state/output"
        : >"$private/cut"
    fi
    exec cat >/dev/null
}

keep() {
    identify "$private/keep" || exit 1
    exec cat >>"$state/output"
}

# The script has ended, but the pipe may still hold something of it, and it never closes while a
# daemon holds it. So a mark goes through it: what comes before the mark is the step's output.
settle_output() {
    read -r mark </proc/sys/kernel/random/uuid
    mark=pikestaff-end-$mark
    turns=0
    until [ -e "$private/keep" ] || [ -e "$private/cut" ] || [ "$turns" -ge 500 ]; do
        turns=$((turns + 1))
        sleep 0.01
    done
    : >"$private/ending" # follow reads no further while this is there
    measure
    from=$size
    { printf '%s' "$mark" >&3; } 2>/dev/null
    exec 3>&-
    turns=0
    while [ ! -e "$private/cut" ] && [ "$turns" -lt 500 ]; do
        runs "$private/keep" || turns=$((turns + 1)) # gives it 5 s to say that it had to cut
        at=$(tail -c "+$((from + 1))" "$state/output" | grep -abo -F -e "$mark" | head -n 1)
        if [ -n "$at" ]; then
            end_output $((from + ${at%%:*}))
            return 0
        fi
        sleep 0.01
    done
}

end_output() { # SIZE
    : >"$private/settled"
    while runs "$private/keep"; do
        kill -s KILL "$pid" 2>/dev/null
        sleep 0.005
    done
    truncate -s "$1" "$state/output"
}

case $verb in
exec) execute ;;
lead) lead ;;
keep) keep ;;
*) die "$wrong_use" "unknown verb: $verb" ;;
esac
