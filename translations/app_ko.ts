<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>pikestaff::engine::ErrorTexts</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>경로를 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 파일을 읽을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check its owner and mode.</source>
        <translation>소유자와 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check the owner and mode of the file and of its folder.</source>
        <translation>파일과 상위 폴더의 소유자와 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>The disk of this computer is full: %1 could not be written.</source>
        <translation>이 컴퓨터의 디스크가 가득 찼습니다. 쓰지 못한 파일: %1</translation>
    </message>
    <message>
        <source>Make room, then resume. Nothing is lost.</source>
        <translation>공간을 확보한 뒤 이어서 실행하십시오. 잃은 것은 없습니다.</translation>
    </message>
    <message>
        <source>%1: this cannot be read: %2</source>
        <translation>%1: 해석할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Correct this line.</source>
        <translation>이 줄을 고치십시오.</translation>
    </message>
    <message>
        <source>%1: there is no setting &quot;%2&quot;.</source>
        <translation>%1: &quot;%2&quot;라는 설정은 없습니다.</translation>
    </message>
    <message>
        <source>Correct the name or remove it.</source>
        <translation>이름을 고치거나 삭제하십시오.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing.</source>
        <translation>%1: &quot;%2&quot; 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>항목을 추가하십시오.</translation>
    </message>
    <message>
        <source>%1: this value is not allowed: %2</source>
        <translation>%1: 허용되지 않는 값입니다: %2</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>값을 고치십시오.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; stands here twice.</source>
        <translation>%1: &quot;%2&quot; 항목이 중복되었습니다.</translation>
    </message>
    <message>
        <source>Every name and every address must be there only once.</source>
        <translation>이름과 주소는 각각 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Exactly one host must have the role controller. %2</source>
        <translation>controller 역할을 가진 호스트가 정확히 하나 있어야 합니다. %2</translation>
    </message>
    <message>
        <source>Give one host &quot;roles: [controller]&quot;.</source>
        <translation>호스트 하나에 &quot;roles: [controller]&quot;를 지정하십시오.</translation>
    </message>
    <message>
        <source>There is no guide &quot;%1&quot;.</source>
        <translation>&quot;%1&quot; 가이드는 없습니다.</translation>
    </message>
    <message>
        <source>Choose one of: %2</source>
        <translation>다음 중에서 고르십시오: %2</translation>
    </message>
    <message>
        <source>The guide has no chapter or section &quot;%1&quot;.</source>
        <translation>가이드에 &quot;%1&quot; 장이나 절이 없습니다.</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli guide show&quot; lists them.</source>
        <translation>&quot;pikestaff-cli guide show&quot;로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The guide has no step &quot;%1&quot;.</source>
        <translation>가이드에 &quot;%1&quot; 단계가 없습니다.</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli plan&quot; lists them.</source>
        <translation>&quot;pikestaff-cli plan&quot;으로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The project has no host &quot;%1&quot;.</source>
        <translation>프로젝트에 &quot;%1&quot; 호스트가 없습니다.</translation>
    </message>
    <message>
        <source>Its hosts: %2</source>
        <translation>등록된 호스트: %2</translation>
    </message>
    <message>
        <source>%1: there is no operation &quot;%2&quot;.</source>
        <translation>%1: &quot;%2&quot;라는 오퍼레이션은 없습니다.</translation>
    </message>
    <message>
        <source>Correct the guide.</source>
        <translation>가이드를 고치십시오.</translation>
    </message>
    <message>
        <source>%1 needs %2, which comes later or needs it in turn.</source>
        <translation>%1 단계가 뒤에 오거나 서로 맞물린 %2에 의존합니다.</translation>
    </message>
    <message>
        <source>%1 holds no project: it has no project.yaml.</source>
        <translation>%1 폴더에는 프로젝트가 없습니다(project.yaml 없음).</translation>
    </message>
    <message>
        <source>Make one with &quot;pikestaff-cli new&quot;, or check the folder.</source>
        <translation>&quot;pikestaff-cli new&quot;로 만들거나 폴더를 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 already holds a project.</source>
        <translation>%1 폴더에 이미 프로젝트가 있습니다.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>그 프로젝트를 열거나 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>Another program works on %1: %2</source>
        <translation>다른 프로그램이 %1에서 작업 중입니다: %2</translation>
    </message>
    <message>
        <source>Wait for it or end it.</source>
        <translation>끝나기를 기다리거나 그 프로그램을 종료하십시오.</translation>
    </message>
    <message>
        <source>%1: the journal is damaged: %2</source>
        <translation>%1: 저널이 손상되었습니다: %2</translation>
    </message>
    <message>
        <source>Move journal.jsonl away and run again: every step is looked at on its host, what is done stays done.</source>
        <translation>journal.jsonl을 다른 곳으로 옮기고 다시 실행하십시오. 단계마다 호스트를 직접 확인하므로 이미 끝난 일은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>There is nothing to resume in %1.</source>
        <translation>%1에는 이어서 할 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Start with &quot;pikestaff-cli run&quot;.</source>
        <translation>&quot;pikestaff-cli run&quot;으로 시작하십시오.</translation>
    </message>
    <message>
        <source>The password %1 is not set.</source>
        <translation>비밀번호 %1이(가) 설정되지 않았습니다.</translation>
    </message>
    <message>
        <source>Set it with &quot;pikestaff-cli set DIR %1=-&quot; (read from standard input), or generate all with --generate-secrets.</source>
        <translation>&quot;pikestaff-cli set DIR %1=-&quot;로 표준 입력에서 설정하거나 --generate-secrets로 모두 생성하십시오.</translation>
    </message>
    <message>
        <source>The passwords in %1 cannot be opened: %2</source>
        <translation>%1의 비밀번호 보관함을 열 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Give the passphrase: at the prompt, in PIKESTAFF_PASSPHRASE, or in a file named by PIKESTAFF_PASSPHRASE_FILE.</source>
        <translation>암호문을 프롬프트, PIKESTAFF_PASSPHRASE 환경 변수 또는 PIKESTAFF_PASSPHRASE_FILE이 가리키는 파일로 알려 주십시오.</translation>
    </message>
    <message>
        <source>The file of passwords %1 is damaged.</source>
        <translation>비밀번호 파일 %1이(가) 손상되었습니다.</translation>
    </message>
    <message>
        <source>Put it back from a copy, or remove it and set the passwords again.</source>
        <translation>사본으로 되돌리거나, 지우고 비밀번호를 다시 설정하십시오.</translation>
    </message>
    <message>
        <source>%1 is not reachable: %2</source>
        <translation>%1에 연결할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check its address, cable and power.</source>
        <translation>주소, 케이블, 전원을 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing listens there. %2</source>
        <translation>%1이(가) 연결을 거부했습니다. 그 포트에서 응답하는 서비스가 없습니다. %2</translation>
    </message>
    <message>
        <source>Check the port, and that the SSH server runs.</source>
        <translation>포트 번호와 SSH 서버가 실행 중인지 확인하십시오.</translation>
    </message>
    <message>
        <source>The address of %1 is not known: %2</source>
        <translation>%1의 주소를 찾을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Correct the address, or give it as numbers.</source>
        <translation>주소를 고치거나 숫자(IP)로 입력하십시오.</translation>
    </message>
    <message>
        <source>The connection to %1 is lost. %2</source>
        <translation>%1과(와)의 연결이 끊어졌습니다. %2</translation>
    </message>
    <message>
        <source>What runs on the host goes on there: resume when it is reachable again.</source>
        <translation>호스트에서 실행 중인 작업은 계속됩니다. 다시 연결되면 이어서 실행하십시오.</translation>
    </message>
    <message>
        <source>%1 does not answer in time. %2</source>
        <translation>%1이(가) 제시간에 응답하지 않습니다. %2</translation>
    </message>
    <message>
        <source>Check its address and firewall, then try again.</source>
        <translation>주소와 방화벽을 확인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>%1 does not let us in: %2</source>
        <translation>%1에 로그인할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Check the user, and the key or the password.</source>
        <translation>사용자와 키 또는 비밀번호를 확인하십시오.</translation>
    </message>
    <message>
        <source>The key %1 cannot be read: %2</source>
        <translation>키 %1을(를) 읽을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Name a private key in PEM or OpenSSH format that you may read.</source>
        <translation>읽을 수 있는 PEM 또는 OpenSSH 형식의 개인 키를 지정하십시오.</translation>
    </message>
    <message>
        <source>The key %1 does not open with this passphrase. %2</source>
        <translation>이 암호문으로는 키 %1을(를) 열 수 없습니다. %2</translation>
    </message>
    <message>
        <source>Give the passphrase of the key again, or load the key into an agent.</source>
        <translation>키의 암호문을 다시 입력하거나 키를 에이전트에 등록하십시오.</translation>
    </message>
    <message>
        <source>The key of %1 has not been confirmed yet: %2</source>
        <translation>%1의 호스트 키를 아직 확인하지 않았습니다: %2</translation>
    </message>
    <message>
        <source>Compare it with &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; on the host, then &quot;pikestaff-cli host trust DIR %1 %2&quot;.</source>
        <translation>호스트에서 &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; 결과와 비교한 뒤 &quot;pikestaff-cli host trust DIR %1 %2&quot;를 실행하십시오.</translation>
    </message>
    <message>
        <source>%1 shows another key than before: %2. It is another machine, a new installation, or somebody in between.</source>
        <translation>%1의 호스트 키가 이전과 다릅니다: %2. 다른 장비이거나 다시 설치되었거나, 중간에서 누군가 가로채고 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>If you installed it anew: &quot;pikestaff-cli host replace DIR %1&quot;. Otherwise find out who answers.</source>
        <translation>직접 다시 설치했다면 &quot;pikestaff-cli host replace DIR %1&quot;을 실행하십시오. 아니라면 누가 응답하는지 먼저 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 does not speak SSH as expected: %2</source>
        <translation>%1의 SSH 응답이 올바르지 않습니다: %2</translation>
    </message>
    <message>
        <source>Check that the port is the one of an SSH server.</source>
        <translation>SSH 서버의 포트가 맞는지 확인하십시오.</translation>
    </message>
    <message>
        <source>On %1 the login user may not use sudo: %2</source>
        <translation>%1에서 로그인 사용자가 sudo를 사용할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Allow it in sudoers, or log in as root.</source>
        <translation>sudoers에서 허용하거나 root로 로그인하십시오.</translation>
    </message>
    <message>
        <source>On %1 sudo does not take the password.</source>
        <translation>%1의 sudo 비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Give the password of the login user again.</source>
        <translation>로그인 사용자의 비밀번호를 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>%1 runs %2, which this guide is not written for.</source>
        <translation>%1에는 이 가이드가 다루지 않는 %2이(가) 설치되어 있습니다.</translation>
    </message>
    <message>
        <source>Install the system that the guide names, or choose another guide.</source>
        <translation>가이드가 요구하는 운영체제를 설치하거나 다른 가이드를 고르십시오.</translation>
    </message>
    <message>
        <source>The disk of %1 is full. %2</source>
        <translation>%1의 디스크가 가득 찼습니다. %2</translation>
    </message>
    <message>
        <source>Make room on the host, then resume.</source>
        <translation>호스트에 공간을 확보한 뒤 이어서 실행하십시오.</translation>
    </message>
    <message>
        <source>A command on %1 failed: %2</source>
        <translation>%1에서 명령이 실패했습니다: %2</translation>
    </message>
    <message>
        <source>Read its output in the log.</source>
        <translation>로그에서 출력을 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 실패: %2</translation>
    </message>
    <message>
        <source>Read its output, mend the cause, then resume.</source>
        <translation>출력을 읽고 원인을 고친 뒤 이어서 실행하십시오.</translation>
    </message>
    <message>
        <source>A check says no: %1: %2</source>
        <translation>사전 점검을 통과하지 못했습니다: %1: %2</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli check&quot; shows all of them.</source>
        <translation>&quot;pikestaff-cli check&quot;로 모든 점검 결과를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The practice lab: %2</source>
        <translation>실습 환경: %2</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli lab status&quot; shows how it stands; &quot;pikestaff-cli lab up&quot; starts it.</source>
        <translation>&quot;pikestaff-cli lab status&quot;로 상태를 보고 &quot;pikestaff-cli lab up&quot;으로 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>요청에 따라 중지했습니다.</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli resume&quot; goes on.</source>
        <translation>&quot;pikestaff-cli resume&quot;으로 이어서 실행합니다.</translation>
    </message>
    <message>
        <source>This should not happen: %1 %2</source>
        <translation>발생해서는 안 되는 오류입니다: %1 %2</translation>
    </message>
    <message>
        <source>Please report it with the log of the program.</source>
        <translation>프로그램 로그와 함께 알려 주십시오.</translation>
    </message>
</context>
<context>
    <name>pikestaff::engine::Precheck</name>
    <message>
        <source>The host runs %1; the guide is written for %2 %3.</source>
        <translation>호스트의 운영체제는 %1이지만 가이드는 %2 %3 기준입니다.</translation>
    </message>
    <message>
        <source>Install that system, or choose the guide for this one.</source>
        <translation>해당 운영체제를 설치하거나 이 운영체제용 가이드를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>메모리 %1</translation>
    </message>
    <message>
        <source>The guide asks for %1: services may be ended for want of memory.</source>
        <translation>가이드는 %1 이상을 요구합니다. 메모리가 부족하면 서비스가 종료될 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 free on /</source>
        <translation>/ 여유 공간 %1</translation>
    </message>
    <message>
        <source>The guide asks for %1: make room.</source>
        <translation>가이드는 %1 이상을 요구합니다. 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>The clock is %1 s away from this computer&apos;s</source>
        <translation>이 컴퓨터와의 시계 차이 %1초</translation>
    </message>
    <message>
        <source>Set the clock of the host, or of this computer: tokens and heartbeats depend on it.</source>
        <translation>호스트나 이 컴퓨터의 시계를 맞추십시오. 토큰과 하트비트가 시계에 의존합니다.</translation>
    </message>
    <message>
        <source>No network interface has the address %1</source>
        <translation>주소 %1을(를) 가진 네트워크 인터페이스가 없습니다</translation>
    </message>
    <message>
        <source>Give the management address of the host itself, not of a router or a forwarded port.</source>
        <translation>공유기나 포워딩된 포트가 아니라 호스트 자신의 관리 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>%1 on %2 comes from DHCP</source>
        <translation>%2의 %1은(는) DHCP로 받은 주소입니다</translation>
    </message>
    <message>
        <source>Make it static: services are bound to this address.</source>
        <translation>고정 IP로 바꾸십시오. 서비스가 이 주소에 묶입니다.</translation>
    </message>
    <message>
        <source>%1 on %2, static</source>
        <translation>%2의 %1, 고정</translation>
    </message>
    <message>
        <source>No provider interface is given</source>
        <translation>프로바이더 인터페이스를 지정하지 않았습니다</translation>
    </message>
    <message>
        <source>There is no network interface %1</source>
        <translation>네트워크 인터페이스 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>Choose one of: %1</source>
        <translation>다음 중에서 고르십시오: %1</translation>
    </message>
    <message>
        <source>A package installation was interrupted</source>
        <translation>패키지 설치가 중단된 상태입니다</translation>
    </message>
    <message>
        <source>It is finished first, by &quot;dpkg --configure -a&quot;.</source>
        <translation>먼저 &quot;dpkg --configure -a&quot;로 마무리합니다.</translation>
    </message>
    <message>
        <source>%1 (process %2) holds the package lock</source>
        <translation>%1(프로세스 %2)이 패키지 잠금을 잡고 있습니다</translation>
    </message>
    <message>
        <source>Steps that install packages wait for it.</source>
        <translation>패키지를 설치하는 단계는 잠금이 풀릴 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>The package manager is free</source>
        <translation>패키지 관리자를 사용할 수 있습니다</translation>
    </message>
    <message>
        <source>There is no python3</source>
        <translation>python3이 없습니다</translation>
    </message>
    <message>
        <source>It is installed together with the first OpenStack package.</source>
        <translation>첫 OpenStack 패키지와 함께 설치됩니다.</translation>
    </message>
    <message>
        <source>Hardware virtualization is there</source>
        <translation>하드웨어 가상화를 사용할 수 있습니다</translation>
    </message>
    <message>
        <source>There is no hardware virtualization</source>
        <translation>하드웨어 가상화를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>Instances are emulated: they work, but slowly. On a real server switch it on in the firmware.</source>
        <translation>인스턴스는 에뮬레이션으로 동작하므로 느립니다. 실제 서버라면 펌웨어에서 가상화를 켜십시오.</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::Cli</name>
    <message>
        <source>Passphrase of %1</source>
        <translation>%1의 암호문</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::CommandLineParser</name>
    <message>
        <source>Usage</source>
        <translation>사용법</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인자</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>not with</source>
        <translation>함께 쓸 수 없음</translation>
    </message>
    <message>
        <source>Show this text</source>
        <translation>이 도움말 보기</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>프로젝트 폴더</translation>
    </message>
    <message>
        <source>text or json</source>
        <translation>text 또는 json</translation>
    </message>
    <message>
        <source>Make a project</source>
        <translation>프로젝트 만들기</translation>
    </message>
    <message>
        <source>Guide to follow</source>
        <translation>따라갈 가이드</translation>
    </message>
    <message>
        <source>provider or self-service (networking option 1 or 2)</source>
        <translation>provider 또는 self-service (네트워킹 옵션 1 또는 2)</translation>
    </message>
    <message>
        <source>Use the hosts of the practice lab</source>
        <translation>실습 환경의 호스트 사용</translation>
    </message>
    <message>
        <source>File that lists the hosts</source>
        <translation>호스트 목록 파일</translation>
    </message>
    <message>
        <source>Generate every password of the guide</source>
        <translation>가이드의 모든 비밀번호 생성</translation>
    </message>
    <message>
        <source>An answer: KEY=VALUE</source>
        <translation>설정값: KEY=VALUE</translation>
    </message>
    <message>
        <source>File of answers (YAML)</source>
        <translation>설정값 파일(YAML)</translation>
    </message>
    <message>
        <source>Change an answer, or a password: NAME=- reads it from standard input</source>
        <translation>설정값이나 비밀번호 변경: NAME=-는 표준 입력에서 읽음</translation>
    </message>
    <message>
        <source>Answers and passwords</source>
        <translation>설정값과 비밀번호</translation>
    </message>
    <message>
        <source>Name of the host</source>
        <translation>호스트 이름</translation>
    </message>
    <message>
        <source>Change the hosts</source>
        <translation>호스트 변경</translation>
    </message>
    <message>
        <source>Add a host</source>
        <translation>호스트 추가</translation>
    </message>
    <message>
        <source>controller, compute, block, object</source>
        <translation>controller, compute, block, object</translation>
    </message>
    <message>
        <source>Management address</source>
        <translation>관리 주소</translation>
    </message>
    <message>
        <source>Port of its SSH server</source>
        <translation>SSH 서버 포트</translation>
    </message>
    <message>
        <source>Login user</source>
        <translation>로그인 사용자</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>개인 키</translation>
    </message>
    <message>
        <source>Log in with a password</source>
        <translation>비밀번호로 로그인</translation>
    </message>
    <message>
        <source>none, nopasswd or password</source>
        <translation>none, nopasswd 또는 password</translation>
    </message>
    <message>
        <source>Network interface of the provider network</source>
        <translation>프로바이더 네트워크의 네트워크 인터페이스</translation>
    </message>
    <message>
        <source>Address that carries self-service networks</source>
        <translation>셀프 서비스 네트워크가 사용하는 주소</translation>
    </message>
    <message>
        <source>Remove a host</source>
        <translation>호스트 제거</translation>
    </message>
    <message>
        <source>A host was installed anew: forget its key</source>
        <translation>다시 설치한 호스트의 키 지우기</translation>
    </message>
    <message>
        <source>Its new address</source>
        <translation>새 주소</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>묻지 않음</translation>
    </message>
    <message>
        <source>Confirm the key that a host shows</source>
        <translation>호스트가 보여 주는 키 확인</translation>
    </message>
    <message>
        <source>Debian release</source>
        <translation>Debian 릴리스</translation>
    </message>
    <message>
        <source>Network interfaces: 1, 2 or 3</source>
        <translation>네트워크 인터페이스 수: 1, 2 또는 3</translation>
    </message>
    <message>
        <source>Remove the caches as well</source>
        <translation>캐시까지 삭제</translation>
    </message>
    <message>
        <source>Only these hosts</source>
        <translation>지정한 호스트만</translation>
    </message>
    <message>
        <source>Practice lab: real hosts on this computer</source>
        <translation>실습 환경: 이 컴퓨터의 실제 호스트</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Take it away; caches stay</source>
        <translation>제거(캐시는 유지)</translation>
    </message>
    <message>
        <source>Show its hosts</source>
        <translation>호스트 보기</translation>
    </message>
    <message>
        <source>Fresh hosts</source>
        <translation>호스트 초기화</translation>
    </message>
    <message>
        <source>Trust host keys that are seen for the first time</source>
        <translation>처음 보는 호스트 키를 신뢰</translation>
    </message>
    <message>
        <source>Look at the hosts before anything is changed</source>
        <translation>변경 전에 호스트 점검</translation>
    </message>
    <message>
        <source>Show what would run where</source>
        <translation>어디에서 무엇을 실행할지 보기</translation>
    </message>
    <message>
        <source>Only this chapter or section</source>
        <translation>이 장이나 절만</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>설치</translation>
    </message>
    <message>
        <source>Up to the end of this chapter or section</source>
        <translation>이 장이나 절의 끝까지</translation>
    </message>
    <message>
        <source>Go on where the last run ended</source>
        <translation>지난 실행이 멈춘 곳부터 계속</translation>
    </message>
    <message>
        <source>Show how the last run stands</source>
        <translation>지난 실행의 상태 보기</translation>
    </message>
    <message>
        <source>Write the report of the installation</source>
        <translation>설치 보고서 쓰기</translation>
    </message>
    <message>
        <source>File that ends in .html, .md or .json</source>
        <translation>확장자가 .html, .md, .json인 파일</translation>
    </message>
    <message>
        <source>Installation guides</source>
        <translation>설치 가이드</translation>
    </message>
    <message>
        <source>List them</source>
        <translation>목록 보기</translation>
    </message>
    <message>
        <source>Check them for mistakes</source>
        <translation>오류 검사</translation>
    </message>
    <message>
        <source>Show one</source>
        <translation>가이드 보기</translation>
    </message>
    <message>
        <source>Id of the guide</source>
        <translation>가이드 ID</translation>
    </message>
    <message>
        <source>Installs OpenStack on real servers over SSH.</source>
        <translation>SSH로 실제 서버에 OpenStack을 설치합니다.</translation>
    </message>
    <message>
        <source>Show the version</source>
        <translation>버전 보기</translation>
    </message>
    <message>
        <source>Language: ko or en</source>
        <translation>언어: ko 또는 en</translation>
    </message>
    <message>
        <source>pikestaff-cli: %1. &quot;pikestaff-cli --help&quot; shows what there is.</source>
        <translation>pikestaff-cli: %1. 사용법은 &quot;pikestaff-cli --help&quot;를 보십시오.</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::ProjectCommands</name>
    <message>
        <source>it is not up</source>
        <translation>실행 중이 아닙니다</translation>
    </message>
    <message>
        <source>The passwords are in %1, opened by the key in %2.</source>
        <translation>비밀번호는 %1에 있으며 %2의 키로 열립니다.</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>프로젝트: %1</translation>
    </message>
    <message>
        <source>a password on a command line can be read by others; write %1=- and give it by standard input, or %1=@FILE</source>
        <translation>명령줄의 비밀번호는 다른 사용자가 볼 수 있습니다. %1=-로 쓰고 표준 입력으로 넣거나 %1=@FILE로 지정하십시오</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>비어 있습니다</translation>
    </message>
    <message>
        <source>Forget the key of %1, because it was installed anew?</source>
        <translation>%1을(를) 다시 설치했으므로 저장된 키를 지울까요?</translation>
    </message>
    <message>
        <source>%1 shows the key %2</source>
        <translation>%1의 호스트 키: %2</translation>
    </message>
    <message>
        <source>Trust it?</source>
        <translation>신뢰합니까?</translation>
    </message>
    <message>
        <source>Password of %1 on %2</source>
        <translation>%2의 %1 비밀번호</translation>
    </message>
    <message>
        <source>sudo password of %1 on %2</source>
        <translation>%2의 %1 sudo 비밀번호</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::RunConsole</name>
    <message>
        <source>Stopping after what runs now. Once more: leave it running on the hosts and go.</source>
        <translation>지금 실행 중인 단계가 끝나면 중지합니다. 한 번 더 누르면 호스트에서 계속 실행되게 두고 나갑니다.</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>ok  </source>
        <translation>정상</translation>
    </message>
    <message>
        <source>WARN</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>중단</translation>
    </message>
    <message>
        <source>%1: connection lost, trying again (%2)</source>
        <translation>%1: 연결이 끊어져 다시 시도합니다 (%2)</translation>
    </message>
    <message>
        <source>    warning: %1</source>
        <translation>    경고: %1</translation>
    </message>
    <message>
        <source>    whole output: %1</source>
        <translation>    전체 출력: %1</translation>
    </message>
    <message>
        <source>changed: %1, satisfied: %2, failed: %3, skipped: %4, unreachable: %5</source>
        <translation>변경: %1, 충족: %2, 실패: %3, 건너뜀: %4, 연결 불가: %5</translation>
    </message>
    <message>
        <source>%1 shows the key %2 for the first time. Compare it with &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; on the host. Trust it?</source>
        <translation>%1이(가) 처음으로 키 %2를 보여 주었습니다. 호스트에서 &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; 결과와 비교하십시오. 신뢰합니까?</translation>
    </message>
    <message>
        <source>%1: trusting %2</source>
        <translation>%1: %2를 신뢰합니다</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) left</source>
        <translation>
            <numerusform>남은 단계 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::main::ViewCommands</name>
    <message numerus="yes">
        <source>Nothing has run yet: %n step(s) are planned.</source>
        <translation>
            <numerusform>아직 실행하지 않았습니다. 계획된 단계는 %n개입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>changed: %1, satisfied: %2, failed: %3, left: %4</source>
        <translation>변경: %1, 충족: %2, 실패: %3, 남음: %4</translation>
    </message>
    <message>
        <source>&quot;pikestaff-cli resume %1&quot; goes on.</source>
        <translation>&quot;pikestaff-cli resume %1&quot;로 이어서 실행합니다.</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>보고서: %1</translation>
    </message>
    <message>
        <source>The guides are good.</source>
        <translation>가이드에 오류가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>오류 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::MainWindow</name>
    <message>
        <source>Install OpenStack on your own servers</source>
        <translation>내 서버에 OpenStack 설치</translation>
    </message>
    <message>
        <source>Open the folder of a project. &quot;pikestaff-cli new&quot; makes one; &quot;pikestaff-cli lab up&quot; starts a practice lab.</source>
        <translation>프로젝트 폴더를 여십시오. &quot;pikestaff-cli new&quot;로 만들고, &quot;pikestaff-cli lab up&quot;으로 실습 환경을 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Steps of the guide</source>
        <translation>가이드의 단계</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>프로젝트 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
</context>
</TS>
