# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The text of --help."""

HELP = {
    "en": """\
practice-lab: real hosts on this computer to practise on

  practice-lab up [--hosts NAMES] [--suite SUITE] [--nics 1|2|3] [--owner UID]
                  [--lang ko|en] [--format text|json]
      makes the hosts, or what is missing of them. NAMES are separated by commas
      (controller,compute1,compute2); controller*, compute*, block* and object* have these
      roles, any other name is a compute node. SUITE is a Debian release (bookworm).
      --nics: 1 one NIC for everything, 2 management and provider, 3 overlay as well.
      --owner: the user who gets the key and the password.
  practice-lab status [--format text|json]     what there is
  practice-lab reset [HOST...]                 fresh hosts at the same addresses, new host keys
  practice-lab reboot HOST                     restart a host
  practice-lab pause HOST, unpause HOST        stop all processes of a host, let them go on
  practice-lab cut HOST, heal HOST             pull its management cable, plug it in again
  practice-lab root-command HOST -- COMMAND... run a command as root inside a host
  practice-lab down [--purge]                  remove the hosts; --purge: the cache as well

All but status and --help need root rights. State: /var/lib/pikestaff/practice-lab
(PIKESTAFF_LAB_STATE), cache: /var/cache/pikestaff/practice-lab (PIKESTAFF_LAB_CACHE).
Exit status: 0 done, 1 failed, 2 wrong usage, 4 interrupted.
""",
    "ko": """\
practice-lab: 이 컴퓨터에 만드는 실습용 실제 호스트

  practice-lab up [--hosts 이름들] [--suite 릴리스] [--nics 1|2|3] [--owner UID]
                  [--lang ko|en] [--format text|json]
      호스트를 만들거나 빠진 부분을 채웁니다. 이름은 쉼표로 구분합니다
      (controller,compute1,compute2). controller*, compute*, block*, object*는 이름대로
      역할을 맡고, 그 밖의 이름은 컴퓨트 노드가 됩니다. 릴리스는 Debian 릴리스입니다(bookworm).
      --nics: 1은 NIC 하나로 모두, 2는 관리와 프로바이더, 3은 오버레이까지 따로 둡니다.
      --owner: 키와 비밀번호를 받을 사용자입니다.
  practice-lab status [--format text|json]     현재 상태를 보여 줍니다
  practice-lab reset [HOST...]                 같은 주소의 새 호스트를 만듭니다(호스트 키도 새로)
  practice-lab reboot HOST                     호스트를 재부팅합니다
  practice-lab pause HOST, unpause HOST        호스트의 모든 프로세스를 멈추거나 다시 진행합니다
  practice-lab cut HOST, heal HOST             관리 네트워크 케이블을 뽑거나 다시 꽂습니다
  practice-lab root-command HOST -- COMMAND... 호스트 안에서 root로 명령을 실행합니다
  practice-lab down [--purge]                  호스트를 삭제합니다. --purge는 캐시까지 삭제합니다

status와 --help 외에는 root 권한이 필요합니다. 상태: /var/lib/pikestaff/practice-lab
(PIKESTAFF_LAB_STATE), 캐시: /var/cache/pikestaff/practice-lab (PIKESTAFF_LAB_CACHE).
종료 코드: 0 완료, 1 실패, 2 잘못된 사용법, 4 중단됨.
""",
}
