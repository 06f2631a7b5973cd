# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Every text that a person reads, in English and Korean. Progress and status first."""

LANGUAGES = ("en", "ko")

TEXTS = {
    # Progress
    "step-check": ("Checking this computer", "이 컴퓨터를 점검합니다"),
    "step-network": ("Plugging the networks together", "네트워크를 연결합니다"),
    "step-packages": ("Starting the package cache", "패키지 캐시를 시작합니다"),
    "packages-offline": (
        "The package mirror {mirror} does not answer: hosts get what the package cache already has",
        "패키지 미러({mirror})가 응답하지 않습니다. 호스트는 패키지 캐시에 이미 있는 것만 받습니다",
    ),
    "step-root": ("Preparing the Debian system ({suite})", "Debian 시스템({suite})을 준비합니다"),
    "root-waiting": (
        "Another lab is making the Debian system; waiting for it",
        "다른 실습 환경이 Debian 시스템을 만드는 중이므로 기다립니다",
    ),
    "root-update": ("Reading the package lists", "패키지 목록을 읽습니다"),
    "root-download": ("Downloading packages", "패키지를 내려받습니다"),
    "root-extract": ("Unpacking the base system", "기본 시스템의 압축을 풉니다"),
    "root-essential": ("Installing essential packages", "필수 패키지를 설치합니다"),
    "root-install": ("Installing the server's packages", "서버 패키지를 설치합니다"),
    "root-clean": ("Cleaning up", "정리합니다"),
    "step-start": ("Switching on {host}", "{host} 호스트의 전원을 켭니다"),
    "step-runs": ("{host} is on already", "{host} 호스트는 이미 켜져 있습니다"),
    "step-ready": ("{host} answers at {address}", "{host} 호스트가 {address}에서 응답합니다"),
    "step-ready-cut": (
        "{host} runs, but stays cut off (practice-lab heal {host})",
        "{host} 호스트가 실행 중이지만 연결은 끊긴 상태입니다 (practice-lab heal {host})",
    ),
    "host-stays-paused": (
        "{host} stays paused (practice-lab unpause {host})",
        "{host} 호스트는 일시 정지 상태 그대로입니다 (practice-lab unpause {host})",
    ),
    "host-degraded": (
        "On {host} these services failed to start: {units}",
        "{host} 호스트에서 다음 서비스를 시작하지 못했습니다: {units}",
    ),
    "step-stop": ("Switching the hosts off", "호스트의 전원을 끕니다"),
    "step-unplug": ("Taking the networks apart", "네트워크를 분리합니다"),
    "step-remove": ("Removing the hosts' files", "호스트의 파일을 삭제합니다"),
    "step-purge": ("Emptying the cache", "캐시를 비웁니다"),
    "purge-kept": (
        "{name} stays in the cache, since another lab uses it",
        "다른 실습 환경이 사용 중이므로 캐시에 남겨 둡니다: {name}",
    ),
    "step-reboot": ("Rebooting {host}", "{host} 호스트를 재부팅합니다"),
    "done-paused": ("{host} is paused", "{host} 호스트를 일시 정지했습니다"),
    "done-unpaused": ("{host} goes on", "{host} 호스트를 다시 진행합니다"),
    "done-cut": ("{host} is cut off", "{host} 호스트의 연결을 끊었습니다"),
    "done-healed": ("{host} is connected again", "{host} 호스트를 다시 연결했습니다"),
    # Status
    "lab-is-up": ("The practice lab is up ({suite}).", "실습 환경이 켜져 있습니다({suite})."),
    "lab-is-partial": (
        "The practice lab ({suite}) is only partly up; practice-lab up mends it.",
        "실습 환경({suite})의 일부만 켜져 있습니다. practice-lab up으로 고칠 수 있습니다.",
    ),
    "lab-is-down": ("The practice lab is down.", "실습 환경이 꺼져 있습니다."),
    "host-running": ("running", "실행 중"),
    "host-paused": ("paused", "일시 정지"),
    "host-cut": ("cut off", "연결 끊김"),
    "host-stopped": ("off", "꺼짐"),
    "status-networks": (
        "Management network {management}, provider network {provider} (free: {first} to {last})",
        "관리 네트워크 {management}, 프로바이더 네트워크 {provider} (빈 주소: {first} ~ {last})",
    ),
    "status-login": ("Log in:  {command}", "로그인:  {command}"),
    "status-sudo": (
        "The user {user} may use sudo; the password is in {file}",
        "사용자 {user}의 sudo 사용이 허용되어 있으며, 비밀번호는 {file}에 있습니다",
    ),
    # What is missing on this computer
    "need-root": (
        "The practice lab needs root rights: run it with sudo or pkexec.",
        "실습 환경에는 root 권한이 필요합니다. sudo나 pkexec로 실행하십시오.",
    ),
    "need-programs": (
        "Programs are missing ({programs}): apt-get install {packages}",
        "필요한 프로그램({programs})이 없습니다. 다음 명령으로 설치하십시오: "
        "apt-get install {packages}",
    ),
    "need-kernel": (
        "The kernel or its rights here do not allow: {features}. Use a computer or virtual"
        " machine with an ordinary Linux kernel, not a container.",
        "이곳의 커널이나 권한으로는 다음 기능을 쓸 수 없습니다: {features}. 컨테이너가 아니라"
        " 일반 리눅스 커널을 쓰는 컴퓨터나 가상 머신에서 실행하십시오.",
    ),
    "nspawn-too-old": (
        "systemd-nspawn {version} is too old, {oldest} is needed: use Debian 12, Ubuntu 22.04 or"
        " newer.",
        "systemd-nspawn {version}은 너무 오래되었습니다. {oldest} 이상이 필요하므로 Debian 12나"
        " Ubuntu 22.04 이상을 사용하십시오.",
    ),
    "no-cgroup2": (
        "The kernel has no cgroup v2: use a kernel with it (4.5 or newer).",
        "커널에 cgroup v2가 없습니다. cgroup v2를 지원하는 커널(4.5 이상)을 사용하십시오.",
    ),
    "no-cgroup-mount": (
        "No cgroup hierarchy is mounted: mount -t cgroup2 cgroup2 /sys/fs/cgroup",
        "마운트된 cgroup 계층이 없습니다. 다음 명령을 실행하십시오:"
        " mount -t cgroup2 cgroup2 /sys/fs/cgroup",
    ),
    "need-disk": (
        "Only {have} GiB are free in {place}, {need} GiB are needed: free some space, ask for fewer"
        " hosts, or let PIKESTAFF_LAB_STATE and PIKESTAFF_LAB_CACHE name places on a larger disk.",
        "{place}에 남은 공간이 {have} GiB뿐이며 {need} GiB가 필요합니다. 공간을 비우거나 호스트"
        " 수를 줄이거나, PIKESTAFF_LAB_STATE와 PIKESTAFF_LAB_CACHE를 더 큰 디스크의 위치로"
        " 지정하십시오.",
    ),
    "need-memory": (
        "This computer has {have} GiB of memory, these hosts need {need} GiB: ask for fewer hosts"
        " (--hosts).",
        "이 컴퓨터의 메모리는 {have} GiB인데 이 호스트들에는 {need} GiB가 필요합니다. 호스트 수를"
        " 줄이십시오(--hosts).",
    ),
    "need-mirror": (
        "The apt of this computer names no http(s) mirror of Debian: run apt-get update; on"
        " another distribution let PIKESTAFF_LAB_MIRROR name one that has {suite}.",
        "이 컴퓨터의 apt 설정에 Debian의 http(s) 미러가 없습니다. apt-get update를 실행하십시오."
        " 다른 배포판에서는 PIKESTAFF_LAB_MIRROR에 {suite}가 있는 미러를 지정하십시오.",
    ),
    "need-way-in": (
        "The user {user} cannot enter {directory}: chmod a+x {directory}, or let"
        " PIKESTAFF_LAB_STATE and PIKESTAFF_LAB_CACHE name other places.",
        "사용자 {user}가 {directory}에 들어갈 수 없습니다. chmod a+x {directory}를 실행하거나"
        " PIKESTAFF_LAB_STATE와 PIKESTAFF_LAB_CACHE를 다른 위치로 지정하십시오.",
    ),
}
