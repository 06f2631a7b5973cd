# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The texts of what went wrong, in English and Korean: what, where, and how to mend it."""

FAILURES = {
    "interrupted": (
        "Interrupted. Run the same command again to go on.",
        "중단되었습니다. 같은 명령을 다시 실행하면 이어서 진행합니다.",
    ),
    "unexpected": (
        "The practice lab failed unexpectedly ({cause}). practice-lab down clears everything.",
        "실습 환경에서 예기치 않은 오류가 발생했습니다({cause}). practice-lab down으로 모두 정리할 수"
        " 있습니다.",
    ),
    "refused": (
        "This computer refuses {place}: {cause}. Mend that and run the same command again.",
        "이 컴퓨터에서 {place}에 접근할 수 없습니다: {cause}. 이 문제를 해결한 뒤 같은 명령을 다시"
        " 실행하십시오.",
    ),
    "command-failed": (
        "A command of this computer failed: {command}: {cause}",
        "이 컴퓨터의 명령이 실패했습니다: {command}: {cause}",
    ),
    "busy": (
        "Another practice-lab {verb} (process {pid}) works on this lab: wait until it has ended.",
        "다른 practice-lab {verb}(프로세스 {pid})가 이 실습 환경에서 작업 중입니다. 끝날 때까지"
        " 기다리십시오.",
    ),
    "no-lab": (
        "There is no practice lab: practice-lab up makes one.",
        "실습 환경이 없습니다. practice-lab up으로 만드십시오.",
    ),
    "unknown-host": (
        "The lab has no host {name}; it has {known}.",
        "실습 환경에 {name} 호스트가 없습니다. 있는 호스트: {known}",
    ),
    "host-is-off": (
        "{host} is off: practice-lab up switches it on.",
        "{host} 호스트가 꺼져 있습니다. practice-lab up으로 켜십시오.",
    ),
    "host-is-paused": (
        "{host} is paused: practice-lab unpause {host}",
        "{host} 호스트가 일시 정지 상태입니다. 먼저 실행하십시오: practice-lab unpause {host}",
    ),
    "host-not-started": (
        "{host} could not be switched on; the reason stands at the end of {log}",
        "{host} 호스트의 전원을 켜지 못했습니다. 원인은 로그의 끝부분에 있습니다({log})",
    ),
    "host-went-off": (
        "{host} went off while it was booting; the reason stands at the end of {log}."
        " practice-lab up tries again, practice-lab reset {host} makes it new.",
        "{host} 호스트가 부팅 중에 꺼졌습니다. 원인은 로그의 끝부분에 있습니다({log}). practice-lab up으로 다시"
        " 시도하거나 practice-lab reset {host} 명령으로 새로 만드십시오.",
    ),
    "host-not-ready": (
        "{host} did not finish booting within {seconds} s; see {log}."
        " practice-lab reset {host} makes it new.",
        "{host} 호스트의 부팅이 {seconds}초 안에 끝나지 않았습니다. 로그를 확인하십시오({log})."
        " practice-lab reset {host} 명령으로 새로 만들 수 있습니다.",
    ),
    "host-not-stopped": (
        "{host} still has processes that do not end; try practice-lab down once more, or restart"
        " this computer.",
        "{host} 호스트에 끝나지 않는 프로세스가 있습니다. practice-lab down을 다시 실행하거나 이 컴퓨터를"
        " 다시 시작하십시오.",
    ),
    "no-own-group": (
        "systemd has made no control group {group}: is this computer shutting down?",
        "systemd가 제어 그룹({group})을 만들지 않았습니다. 이 컴퓨터가 종료되는 중인지 확인하십시오.",
    ),
    "something-left": (
        "These could not be taken away: {what}. Close what uses them and run practice-lab down"
        " again.",
        "다음을 제거하지 못했습니다: {what}. 이를 사용하는 프로그램을 닫고 practice-lab down을 다시"
        " 실행하십시오.",
    ),
    "root-failed": (
        "The Debian system {suite} could not be made: {cause} (all of it: {log})",
        "Debian 시스템({suite})을 만들지 못했습니다: {cause} (전체 기록: {log})",
    ),
    "root-lost": (
        "The cached Debian system {root} that {host} was made on is gone:"
        " practice-lab reset {host} makes the host new.",
        "{host} 호스트의 바탕이 되는 Debian 시스템({root})이 캐시에서 사라졌습니다. practice-lab reset"
        " {host} 명령으로 호스트를 새로 만드십시오.",
    ),
    "mirror-unreachable": (
        "The package mirror {mirror} does not answer and the package cache is still empty:"
        " connect this computer to the network and try again.",
        "패키지 미러({mirror})가 응답하지 않고 패키지 캐시도 비어 있습니다. 이 컴퓨터를 네트워크에"
        " 연결하고 다시 시도하십시오.",
    ),
    "cache-failed": (
        "The package cache (apt-cacher-ng) does not start; the reason stands in {log}",
        "패키지 캐시(apt-cacher-ng)가 시작되지 않습니다. 원인은 {log}에 있습니다",
    ),
    "cache-store-taken": (
        "The store {store} is in use by another lab: try again.",
        "저장소({store})를 다른 실습 환경이 사용 중입니다. 다시 시도하십시오.",
    ),
    "cache-out-of-reach": (
        "The hosts run but cannot reach the package cache: the firewall of this computer must let"
        " TCP port {port} in on interface {interface}, e.g."
        " ufw allow in on {interface} to any port {port} proto tcp",
        "호스트는 실행 중이지만 패키지 캐시에 닿지 못합니다. 이 컴퓨터의 방화벽에서 인터페이스"
        " {interface}의 TCP 포트 {port}를 허용하십시오. 예:"
        " ufw allow in on {interface} to any port {port} proto tcp",
    ),
    "no-free-port": (
        "No TCP port between {first} and {last} is free for the package cache.",
        "{first}에서 {last}까지의 TCP 포트 중 패키지 캐시가 쓸 빈 포트가 없습니다.",
    ),
    "no-free-subnet": (
        "No network is free for the lab: every candidate touches a route, name server or mirror of"
        " this computer (ip route show table all). Switch off a VPN and try again.",
        "실습 환경에 쓸 빈 네트워크가 없습니다. 모든 후보가 이 컴퓨터의 경로, 네임 서버 또는 미러와"
        " 겹칩니다(ip route show table all). VPN을 끄고 다시 시도하십시오.",
    ),
    "subnet-taken": (
        "The lab's network {cidr} now collides with {other} on this computer: end that connection,"
        " or make the lab new with practice-lab down and practice-lab up.",
        "실습 환경의 네트워크({cidr})가 이 컴퓨터의 네트워크({other})와 겹칩니다. 그 연결을 끊거나 practice-lab"
        " down과 practice-lab up으로 실습 환경을 새로 만드십시오.",
    ),
    "state-damaged": (
        "The file {file} is damaged ({cause}): restart this computer, remove the file's directory"
        " and run practice-lab up.",
        "{file} 파일이 손상되었습니다({cause}). 이 컴퓨터를 다시 시작하고 그 파일이 있는 디렉터리를"
        " 삭제한 다음 practice-lab up을 실행하십시오.",
    ),
    "state-format": (
        "The file {file} is of another version of this program: run that version's practice-lab"
        " down first.",
        "{file} 파일은 이 프로그램의 다른 버전에서 만든 것입니다. 먼저 그 버전의 practice-lab down을"
        " 실행하십시오.",
    ),
    # Command line
    "bad-place": (
        "{variable} must be an absolute path of plain characters, not {place}",
        "{variable}에는 일반 문자로 된 절대 경로를 지정해야 합니다: {place}",
    ),
    "bad-host-name": (
        "{name!r} is no host name: use lower-case letters, digits and hyphens (at most 63).",
        "호스트 이름으로 쓸 수 없습니다: {name!r}. 영문 소문자, 숫자, 붙임표(-)를 63자까지"
        " 사용하십시오.",
    ),
    "duplicate-host": (
        "The host {name} is named twice: give every host a name of its own.",
        "{name} 호스트가 두 번 지정되었습니다. 호스트마다 다른 이름을 사용하십시오.",
    ),
    "too-many-hosts": (
        "A lab has at most {most} hosts: name fewer.",
        "실습 환경의 호스트는 {most}대까지입니다. 수를 줄이십시오.",
    ),
    "other-lab": (
        "{option} {wanted}: this lab has {is_now}; run practice-lab down first, or leave the option"
        " out.",
        "{option} {wanted}: 지금 실습 환경의 값은 {is_now}입니다. 먼저 practice-lab down을 실행하거나"
        " 이 옵션을 빼십시오.",
    ),
    "bad-usage": (
        "This command line makes no sense: {detail} (practice-lab --help)",
        "명령줄이 올바르지 않습니다: {detail} (practice-lab --help)",
    ),
    "no-verb": (
        "Say what to do: {verbs} (practice-lab --help)",
        "할 일을 지정하십시오: {verbs} (practice-lab --help)",
    ),
    "unknown-verb": (
        "There is no {verb}; there are {verbs} (practice-lab --help)",
        "{verb} 명령은 없습니다. 쓸 수 있는 명령: {verbs} (practice-lab --help)",
    ),
    "unknown-option": (
        "{verb} does not know {word} (practice-lab --help)",
        "{verb} 명령에서 쓸 수 없습니다: {word} (practice-lab --help)",
    ),
    "no-value": (
        "{option} needs a value (practice-lab --help)",
        "{option} 옵션에 값이 필요합니다 (practice-lab --help)",
    ),
    "bad-value": (
        "{option} {value}: must be {allowed}",
        "{option} {value}: 다음 중 하나여야 합니다: {allowed}",
    ),
    "bad-suite": (
        "{value!r} is no name of a Debian release, e.g. bookworm",
        "Debian 릴리스 이름이 아닙니다: {value!r}. 예: bookworm",
    ),
    "unknown-owner": (
        "There is no user with the number {value} on this computer.",
        "이 컴퓨터에 번호가 {value}인 사용자가 없습니다.",
    ),
    "no-host": (
        "{verb} needs the name of one host (practice-lab status shows them).",
        "{verb} 명령에는 호스트 이름 하나가 필요합니다 (practice-lab status로 확인하십시오).",
    ),
    "no-command": (
        "root-command needs a host and a command: practice-lab root-command HOST -- COMMAND...",
        "root-command 명령에는 호스트와 명령이 필요합니다: practice-lab root-command HOST -- COMMAND...",
    ),
}
