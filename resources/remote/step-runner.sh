#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# Runs a step on this host, independent of the connection that started it.
#
#   start RUN ATTEMPT [auto|systemd|setsid] [BYTES]   the script comes by standard input; BYTES is
#                                                     its size, so that half a script never runs
#   follow RUN ATTEMPT OFFSET   output from this byte on until the end, then the status on
#                               standard error
#   status | kill RUN ATTEMPT   the status on standard output
#   remove RUN ATTEMPT
#
# A status is a line "pikestaff-status STATE EXIT-STATUS SIZE"; STATE is absent, running, finished
# or lost; "-" stands for no exit status.
# Exit status: 0 done, 28 no space left, 64 wrong use, 65 the script came incomplete, 70 it could
# not be done (the reason is on standard error).
#
# Needs GNU coreutils, grep, awk and util-linux; systemd 229 or newer is used where it runs.

case $0 in
/*) tools=${0%/*} ;;
*/*) tools=$PWD/${0%/*} ;;
*) tools=$PWD ;;
esac
# shellcheck source-path=SCRIPTDIR source=step-state.sh
. "$tools/step-state.sh"

# --- start -------------------------------------------------------------------------------------

# Runs a command that writes; says what is wrong and ends where that fails.
must() {
    complaint=$("$@" 2>&1 >/dev/null) && return 0
    [ -z "${begun:-}" ] || rm -rf "$state" "$private"
    case $complaint in
    *'No space left on device'* | *'quota exceeded'*) die "$no_space" "$complaint" ;;
    *) die "$impossible" "$complaint" ;;
    esac
}

store() { cat >"$1"; }

# A disk that has no 64 KiB left is full: the step could not say anything.
reserve() { head -c 65536 /dev/zero >"$1" && rm -f "$1"; }

start() { # ENGINE BYTES
    case $1 in auto | systemd | setsid) ;; *) die "$wrong_use" "unknown engine: $1" ;; esac
    if [ -d "$state" ]; then
        cat >/dev/null
        return 0
    fi
    new_private=$PIKESTAFF_RUN_ROOT/$run/.new.$$
    new_state=$PIKESTAFF_STATE_ROOT/$run/.new.$$
    trap 'rm -rf "$new_private" "$new_state"' EXIT
    trap 'exit 1' HUP INT TERM
    (umask 022 && mkdir -p "$PIKESTAFF_RUN_ROOT") 2>/dev/null # must, below, says what is wrong
    must mkdir -p "$new_private" "$new_state"
    must reserve "$new_state/reserve"
    must store "$new_private/script"
    came=$(wc -c <"$new_private/script")
    if [ -n "$2" ] && [ "$came" -ne "$2" ]; then
        die "$incomplete" "$came bytes of the script came, $2 were announced"
    fi
    must identify "$new_state/starter"
    must store "$new_state/boot" </proc/sys/kernel/random/boot_id
    must store "$new_state/output" </dev/null
    # This name can be given once. Whoever sees the folder sees all of it.
    if ! complaint=$(mv -fT "$new_state" "$state" 2>&1); then
        [ ! -d "$state" ] || return 0 # somebody else was faster
        die "$impossible" "$complaint"
    fi
    begun=yes
    rm -rf "$private"
    must mv -fT "$new_private" "$private"
    launch "$1"
}

launch() { # ENGINE
    complaint=
    case $1 in
    auto)
        if begin_unit && wait_begun || begin_session && wait_begun; then return 0; fi
        ;;
    systemd) if begin_unit && wait_begun; then return 0; fi ;;
    setsid) if begin_session && wait_begun; then return 0; fi ;;
    esac
    # Whoever has the claim may run the script; from here on nobody else can get it.
    if ! mkdir "$private/claim" 2>/dev/null; then
        if wait_begun; then return 0; fi
    fi
    rm -rf "$state" "$private"
    die "$impossible" "the step did not begin: ${complaint:-no process was seen within 10 s}"
}

wait_begun() {
    turns=0
    until [ -e "$private/exec" ] || have_code; do
        turns=$((turns + 1))
        [ "$turns" -lt 400 ] || return 1
        sleep 0.025
    done
}

# KillMode: what the step leaves running stays when its script has ended. SIGPIPE: as in any shell.
begin_unit() {
    if [ ! -d /run/systemd/system ]; then
        complaint='systemd does not run here'
        return 1
    fi
    run_unit -p KillMode=process -p IgnoreSIGPIPE=no -p TasksMax=infinity ||
        run_unit -p KillMode=process
}

run_unit() {
    complaint=$(timeout -k 5 20 systemd-run --unit="$unit" \
        --description="Pikestaff: run $run, step $attempt" "$@" \
        --setenv=PIKESTAFF_RUN_ROOT="$PIKESTAFF_RUN_ROOT" \
        --setenv=PIKESTAFF_STATE_ROOT="$PIKESTAFF_STATE_ROOT" \
        --setenv=PIKESTAFF_OUTPUT_LIMIT="$PIKESTAFF_OUTPUT_LIMIT" \
        /bin/sh "$tools/step-process.sh" exec "$run" "$attempt" 2>&1 </dev/null)
}

# The first setsid leads a session and therefore a group, so that the second one forks and returns.
# "&" would do that too, but then the step would ignore SIGINT and SIGQUIT for ever.
begin_session() {
    setsid setsid /bin/sh "$tools/step-process.sh" exec "$run" "$attempt" \
        </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

# --- the other verbs ---------------------------------------------------------------------------

give() { # gives the output between offset and size
    [ "$size" -gt "$offset" ] || return 0
    dd if="$state/output" bs=65536 iflag=skip_bytes,count_bytes status=none \
        skip="$offset" count=$((size - offset)) 2>/dev/null || exit 0 # nobody listens any more
    offset=$size
}

follow() {
    exec 3>&2
    offset=$1
    turns=0
    while :; do
        measure
        if [ ! -e "$private/ending" ] && ! have_code && alive; then
            give
        else
            look
            [ "$found" = running ] || break
        fi
        turns=$((turns + 1))
        if [ $((turns % 100)) -eq 0 ]; then # notices a connection that is gone
            { printf 'pikestaff-status running - %s\n' "$size" >&3; } 2>/dev/null || exit 0
        fi
        sleep 0.15
    done
    give
    say >&2
}

seconds() { # -> now; a clock that nobody sets
    read -r now _ </proc/uptime
    now=${now%%.*}
}

# Every process of the step: those of its session, those that carry its mark in their environment,
# those of its unit, and what these started. One a line.
members() { # SESSION
    own=0
    runs "$private/exec" && own=$pid
    {
        grep -lszxF -e "PIKESTAFF_STEP=$state" /proc/[0-9]*/environ |
            sed 's|^/proc/\([0-9]*\)/.*|marked \1|'
        unit_members | sed 's/^/marked /'
        grep -s . /proc/[0-9]*/stat
    } | awk -v wanted="$1" -v own="$own" '
        $1 == "marked" { marked[$2] = 1; next }
        {
            pid = $0
            sub(/^\/proc\//, "", pid)
            sub(/\/.*/, "", pid)
            sub(/^.*\) /, "")
            if ($1 == "Z" || $1 == "X" || $4 == own)
                next
            parent[pid] = $2
            if (pid in marked || (wanted != "" && $4 == wanted))
                chosen[pid] = 1
        }
        END {
            do {
                grown = 0
                for (pid in parent)
                    if (!(pid in chosen) && parent[pid] in chosen) {
                        chosen[pid] = 1
                        grown = 1
                    }
            } while (grown)
            # The script first: it must not go on to its next command when this one is ended.
            if (wanted in chosen)
                print wanted
            for (pid in chosen)
                if (pid != wanted)
                    print pid
        }'
}

unit_members() {
    { read -r group <"$private/unit-group"; } 2>/dev/null || return 0
    for tree in /sys/fs/cgroup/systemd /sys/fs/cgroup /sys/fs/cgroup/unified; do
        if [ -d "$tree$group" ]; then
            find "$tree$group" -name cgroup.procs -exec cat {} + 2>/dev/null
            return 0
        fi
    done
}

# TERM, 10 s later KILL. A step that has ended is left alone, with the daemons it started.
stop_step() {
    look
    [ "$found" = running ] || [ "$found" = lost ] || return 0
    session=
    runs "$private/step" && session=$pid
    told=' ' last=0
    [ "$found" = lost ] || last=143
    # With the claim in our hands it will never begin.
    if ! mkdir "$private/claim" 2>/dev/null && [ "$found" = running ]; then wait_begun; fi
    seconds
    term_until=$((now + 11)) kill_until=$((now + 26)) # "now" is a whole second
    signal=TERM
    while :; do
        [ -n "$session" ] || { runs "$private/step" && session=$pid; }
        list=$(members "$session")
        if [ -z "$list" ]; then
            if have_code || ! runs "$private/exec"; then break; fi
            [ $((kill_until - now)) -gt 10 ] || kill -s KILL "$pid"
        fi
        seconds
        [ "$now" -lt "$term_until" ] || { signal=KILL told=' '; }
        [ "$now" -lt "$kill_until" ] ||
            die "$impossible" "these processes do not end: $(echo "$list" | tr '\n' ' ')"
        for member in $list; do
            case $told in
            *" $member "*) continue ;;
            esac
            kill -s "$signal" "$member" 2>/dev/null
            told="$told$member "
            [ "$signal" = TERM ] && last=143 || last=137
        done
        sleep 0.1
    done
    have_code || [ "$last" -eq 0 ] || save_code "$last"
    look
}

remove() {
    look
    [ "$found" != running ] || die "$impossible" 'the step still runs'
    [ ! -d /run/systemd/system ] || systemctl reset-failed "$unit" >/dev/null 2>&1
    complaint=$(rm -rf "$private" "$state" 2>&1) || die "$impossible" "$complaint"
    rmdir "$PIKESTAFF_RUN_ROOT/$run" "$PIKESTAFF_STATE_ROOT/$run" 2>/dev/null
    return 0
}

case $verb in
start) start "${4:-auto}" "${5:-}" ;;
follow)
    case ${4:-} in '' | *[!0-9]*) die "$wrong_use" "not an offset: ${4:-}" ;; esac
    follow "$4"
    ;;
status)
    look
    say
    ;;
kill)
    stop_step
    say
    ;;
remove) remove ;;
*) die "$wrong_use" "unknown verb: $verb" ;;
esac
