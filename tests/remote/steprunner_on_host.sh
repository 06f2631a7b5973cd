#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# Checks the step runner on a real host, with each engine that can run there, as root:
#   sh steprunner_on_host.sh [FOLDER-OF-THE-PROGRAMS]        (/run/pikestaff/tools)
# Everything lies in folders of its own, which are removed at the end. The last line is
# "N passed, M failed"; the exit status is 0 when nothing failed. Takes about a minute an engine.

set -u
LC_ALL=C
export LC_ALL
PIKESTAFF_RUN_ROOT=/run/pikestaff-check
PIKESTAFF_STATE_ROOT=/var/lib/pikestaff-check
export PIKESTAFF_RUN_ROOT PIKESTAFF_STATE_ROOT
runner=${1:-/run/pikestaff/tools}/step-runner.sh
scratch=/run/pikestaff-check-files
passed=0
failed=0
engine=none

check() { # NAME EXPECTED ACTUAL
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
        echo "ok      $engine: $1"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: %s\n  expected: %s\n  actual:   %s\n' "$engine" "$1" "$2" "$3"
    fi
}

call() { verb=$1; shift; /bin/sh "$runner" "$verb" "$@"; }
begin() { call start "$engine" "$1" "$engine"; } # ATTEMPT; the run is called like the engine
output() { call follow "$engine" "$1" "${2:-0}" 2>/dev/null; }
ending() { call follow "$engine" "$1" 0 2>&1 >/dev/null | tail -n 1; }
status() { call status "$engine" "$1"; }
gone() { call remove "$engine" "$1"; }
seconds() { read -r now _ </proc/uptime && echo "${now%%.*}"; }
wait_for() { # COMMAND...: at most 5 s
    turns=0
    until "$@" || [ "$turns" -ge 100 ]; do
        turns=$((turns + 1))
        sleep 0.05
    done
}
runs() { [ -d "/proc/$1" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }
runs_not() { ! runs "$1"; }
answer() { if "$@" >/dev/null 2>&1; then echo yes; else echo no; fi; }
number_in() { cut -d ' ' -f 1 "$PIKESTAFF_RUN_ROOT/$engine/$1/$2"; }

check_output() {
    echo 'echo out; echo err >&2; umask; pwd; env | sort; exit 7' | begin a
    check 'both streams and environment' "out
err
0022
/
HOME=/root
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
PIKESTAFF_STEP=$PIKESTAFF_STATE_ROOT/$engine/a
PIKESTAFF_TOOLS=${runner%/*}
PWD=/" "$(output a)"
    check 'exit status' "pikestaff-status finished 7 $(output a | wc -c)" "$(ending a)"
    echo 'echo again' | begin a
    check 'start is done once' "$(ending a)" "$(status a)"
    check 'from an offset' "$(output a | tail -c +5)" "$(output a 4)"
    check 'from the end' '' "$(output a "$(output a | wc -c)")"
    (
        umask 077
        LC_ALL=ko_KR.UTF-8 PATH=/nowhere:$PATH POSIXLY_CORRECT=1
        export LC_ALL POSIXLY_CORRECT
        echo "umask; echo \$LC_ALL" | begin odd
    )
    check 'odd caller' "0022
C" "$(output odd)"
    # shellcheck disable=SC2016 # for the step
    echo 'cat; read -r word; echo "$?"; echo on' | begin stdin
    check 'standard input is empty' "1
on" "$(output stdin)"
    # shellcheck disable=SC2016
    echo 'for s in HUP INT QUIT TERM PIPE; do trap "echo $s" $s; kill -s $s $$; done' | begin traps
    check 'no signal is ignored' 'HUP INT QUIT TERM PIPE' "$(output traps | xargs)"
    {
        echo "cat <<'end of it'"
        awk 'BEGIN { for (i = 1; i < 256; i++) printf "%c", i; print "" }'
        echo 'end of it'
    } >"$scratch/bytes"
    begin bytes <"$scratch/bytes"
    check 'every byte' "$(sed -e 1d -e '$d' "$scratch/bytes" | cksum)" "$(output bytes | cksum)"
    echo 'yes 0123456789abcdef | head -c 5242880; exit 6' | begin big
    check '5 MB' 'pikestaff-status finished 6 5242880' "$(ending big)"
    check '5 MB, whole' \
        "$(yes 0123456789abcdef 2>/dev/null | head -c 5242880 | cksum)" "$(output big | cksum)"
    echo 'yes 0123456789abcde | head -c 3000000; exit 8' |
        PIKESTAFF_OUTPUT_LIMIT=1048576 begin cap
    check 'capped output' 'pikestaff-status finished 8 1048660' "$(ending cap)"
    check 'says that it is capped' \
        'pikestaff: the output is longer than 1 MiB; the rest is not kept, the step goes on' \
        "$(output cap | tail -n 1)"
    for _ in 1 2 3 4 5 6; do
        echo "echo x >>$scratch/once" | begin once &
    done
    wait
    check 'six starters, one start' 'pikestaff-status finished 0 0' "$(ending once)"
    check 'it ran once' x "$(cat "$scratch/once")"
    rm -f "$scratch/once"
}

check_daemon() {
    before=$(seconds)
    cat <<END | begin daemon
setsid sh -c 'echo \$\$ >$scratch/daemon; while :; do echo late; sleep 0.05; done' &
until [ -s $scratch/daemon ]; do sleep 0.02; done
echo last words
exit 2
END
    end=$(ending daemon)
    check 'a daemon does not hold the end up' yes "$(answer [ $(($(seconds) - before)) -lt 5 ])"
    check 'status beside a daemon' 2 "$(echo "$end" | cut -d ' ' -f 3)"
    sleep 1
    daemon=$(cat "$scratch/daemon")
    check 'output after the end is ignored' "$end" "$(status daemon)"
    check 'last words' 1 "$(output daemon | grep -c 'last words')"
    check 'the daemon lives on' yes "$(answer runs "$daemon")"
    call kill "$engine" daemon >/dev/null
    gone daemon
    check 'it survives kill and remove of its step' yes "$(answer runs "$daemon")"
    kill -s KILL "$daemon"
    rm -f "$scratch/daemon"
}

check_kill() {
    echo 'setsid sleep 31001 & (env -i sleep 31002 &); sleep 31003' | begin kill
    wait_for pgrep -f 'sleep 3100[3]' >/dev/null
    check 'running' 'pikestaff-status running - 0' "$(status kill)"
    before=$(seconds)
    check 'killed' 143 "$(call kill "$engine" kill | cut -d ' ' -f 3)"
    check 'killed at once' yes "$(answer [ $(($(seconds) - before)) -lt 5 ])"
    check 'nothing of it runs' '' "$(pgrep -f 'sleep 3100[123]')"
    echo "trap '' TERM; echo ready; sleep 31004; sleep 31004" | begin stubborn
    wait_for [ -s "$PIKESTAFF_STATE_ROOT/$engine/stubborn/output" ]
    before=$(seconds)
    killed=$(call kill "$engine" stubborn)
    check 'ignores TERM' 137 "$(echo "$killed" | cut -d ' ' -f 3)"
    check '10 s were given' yes "$(answer [ $(($(seconds) - before)) -ge 9 ])"
    check 'nothing of that runs' '' "$(pgrep -f 'sleep 3100[4]')"
    check 'kill of a finished one' "$killed" "$(call kill "$engine" stubborn)"
    check 'kill of an unknown one' 'pikestaff-status absent - 0' "$(call kill "$engine" none)"
}

check_lost() {
    echo 'echo begun; exec sleep 31005' | begin lost
    wait_for [ -s "$PIKESTAFF_STATE_ROOT/$engine/lost/output" ]
    waiting=$(number_in lost exec)
    leader=$(number_in lost step)
    kill -s KILL "$waiting"
    wait_for runs_not "$waiting"
    check 'still running' 'pikestaff-status running - 6' "$(status lost)"
    kill -s KILL "$leader"
    wait_for runs_not "$leader"
    check 'lost' 'pikestaff-status lost - 6' "$(ending lost)"
    check 'lost, no script left' no "$(answer [ -e "$PIKESTAFF_RUN_ROOT/$engine/lost/script" ])"
    echo 'echo begun; sleep 31006' | begin boot
    wait_for [ -s "$PIKESTAFF_STATE_ROOT/$engine/boot/output" ]
    echo 00000000-0000-0000-0000-000000000000 >"$PIKESTAFF_STATE_ROOT/$engine/boot/boot"
    check 'another boot' 'pikestaff-status lost - 6' "$(status boot)"
    cat /proc/sys/kernel/random/boot_id >"$PIKESTAFF_STATE_ROOT/$engine/boot/boot"
    check 'this boot' 'pikestaff-status finished 143' \
        "$(call kill "$engine" boot | cut -d ' ' -f 1-3)"
    echo 'echo no' | call start "$engine" half "$engine" 100 2>/dev/null
    check 'half a script' 65 "$?"
    check 'half a script never runs' 'pikestaff-status absent - 0' "$(status half)"
}

check_files() {
    echo ': canary-5f2a; sleep 1' | begin files
    check 'script in memory' 600 "$(stat -c %a "$PIKESTAFF_RUN_ROOT/$engine/files/script")"
    check 'private folder' 700 "$(stat -c %a "$PIKESTAFF_RUN_ROOT/$engine/files")"
    check 'state folder' 700 "$(stat -c %a "$PIKESTAFF_STATE_ROOT/$engine/files")"
    check 'no script on disk' '' "$(grep -rl canary-5f2a "$PIKESTAFF_STATE_ROOT")"
    gone files 2>/dev/null
    check 'a running step is not removed' 70 "$?"
    ending files >/dev/null
    check 'no script at the end' '' "$(find "$PIKESTAFF_RUN_ROOT" -name script)"
    check 'remove' 'pikestaff-status absent - 0' "$(gone files && status files)"
    echo 'sleep 40' | begin quiet
    before=$(seconds)
    # The reader is gone at once, as after the loss of a connection.
    { call follow "$engine" quiet 0 2>&1 >/dev/null; } | true
    check 'follow ends when nobody listens' yes "$(answer [ $(($(seconds) - before)) -lt 25 ])"
    call kill "$engine" quiet >/dev/null
}

check_full_disk() {
    mkdir -p "$scratch/disk"
    mount -t tmpfs -o size=256k pikestaff-check "$scratch/disk"
    (
        # shellcheck disable=SC2030 # only here
        PIKESTAFF_STATE_ROOT=$scratch/disk
        export PIKESTAFF_STATE_ROOT
        echo "head -c 1000000 /dev/zero; head -c 9999999 /dev/zero >$scratch/disk/all; exit 9" |
            begin fills
        ending fills | cut -d ' ' -f 1-3 >"$scratch/fills"
        echo 'echo no' | begin full 2>"$scratch/message"
        echo "$?" >"$scratch/full"
    )
    check 'disk fills up while it runs' 'pikestaff-status finished 9' "$(cat "$scratch/fills")"
    check 'start on a full disk' 28 "$(cat "$scratch/full")"
    check 'says so' 1 "$(grep -c 'No space left on device' "$scratch/message")"
    check 'leaves nothing' no "$(answer [ -e "$PIKESTAFF_RUN_ROOT/$engine/full" ])"
    umount "$scratch/disk"
    rm -rf "${PIKESTAFF_RUN_ROOT:?}/$engine/fills"
}

check_unit() {
    unit=pikestaff-$engine:unit.service
    cat <<END | begin unit
setsid env -i /bin/sleep 31007 &
systemctl daemon-reload
systemctl restart systemd-journald
sleep 3
echo done
END
    check 'a unit of its own' active "$(systemctl is-active "$unit")"
    check 'SIGPIPE as in a shell' IgnoreSIGPIPE=no "$(systemctl show -p IgnoreSIGPIPE "$unit")"
    check 'survives a reload of systemd' 'pikestaff-status finished 0 5' "$(ending unit)"
    wait_for [ "$(systemctl is-active "$unit")" != active ]
    check 'what it left runs on' yes "$(answer pgrep -f 'sleep 3100[7]')"
    pkill -f 'sleep 3100[7]'
    echo '(setsid env -i sleep 31008 &); sleep 31009' | begin group
    wait_for pgrep -f 'sleep 3100[9]' >/dev/null
    call kill "$engine" group >/dev/null
    check 'kills all of its control group' '' "$(pgrep -f 'sleep 3100[89]')"
    echo 'exec sleep 31010' | begin failed
    systemctl kill -s KILL --kill-who=main "pikestaff-$engine:failed.service"
    wait_for [ "$(systemctl is-active "pikestaff-$engine:failed.service")" = failed ]
    call kill "$engine" failed >/dev/null
    gone failed
    check 'remove forgets a failed unit' 0 \
        "$(systemctl list-units --all --no-legend "pikestaff-$engine:failed.service" | wc -l)"
}

check_removal() {
    for folder in /var/lib/pikestaff-check/"$engine"/*; do gone "${folder##*/}"; done
    check 'nothing is left' '' \
        "$(find /run/pikestaff-check /var/lib/pikestaff-check -mindepth 1)"
}

[ "$(id -u)" -eq 0 ] || { echo 'this has to be run as root' >&2; exit 2; }
[ -r "$runner" ] || { echo "no step runner there: $runner" >&2; exit 2; }
mkdir -p "$scratch"
engines=setsid
[ ! -d /run/systemd/system ] || engines='systemd setsid'
for engine in $engines; do
    check_output
    check_daemon
    check_kill
    check_lost
    check_files
    check_full_disk
    [ "$engine" = setsid ] || check_unit
    check_removal
done
engine=auto
echo 'exit 4' | begin a
check 'takes the best engine' 'pikestaff-status finished 4 0' "$(ending a)"
gone a
rm -rf "$scratch" /run/pikestaff-check /var/lib/pikestaff-check
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
