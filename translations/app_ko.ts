<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>pikestaff::engine::AnswerText</name>
    <message>
        <source>This must not be empty.</source>
        <translation>비워 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>IPv6 is not supported: the guides use IPv4.</source>
        <translation>IPv6는 지원하지 않습니다. 가이드는 IPv4를 사용합니다.</translation>
    </message>
    <message>
        <source>This must be one line of text.</source>
        <translation>한 줄의 텍스트여야 합니다.</translation>
    </message>
    <message>
        <source>Choose one of: %1</source>
        <translation>다음 중 하나를 선택하십시오: %1</translation>
    </message>
    <message>
        <source>Choose yes or no.</source>
        <translation>yes 또는 no를 선택하십시오.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>정수를 입력하십시오.</translation>
    </message>
    <message>
        <source>This is not an IPv4 address, such as 10.0.0.11.</source>
        <translation>IPv4 주소가 아닙니다(예: 10.0.0.11).</translation>
    </message>
    <message>
        <source>This is not an IPv4 network, such as 10.0.0.0/24 (its host bits are zero).</source>
        <translation>IPv4 네트워크가 아닙니다(예: 10.0.0.0/24, 호스트 비트는 0).</translation>
    </message>
    <message>
        <source>This is neither a host name nor an IPv4 address.</source>
        <translation>호스트 이름도 IPv4 주소도 아닙니다.</translation>
    </message>
    <message>
        <source>This must be a whole path that begins with /.</source>
        <translation>/로 시작하는 전체 경로여야 합니다.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
</context>
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
    <message>
        <source>The passwords in %1 cannot be opened: their key is neither in the key store of this desktop nor in %2.</source>
        <translation>%1의 비밀번호를 열 수 없습니다. 열쇠가 이 데스크톱의 키 저장소에도, %2에도 없습니다.</translation>
    </message>
    <message>
        <source>Open the project on the computer, and as the user, that it was made with.</source>
        <translation>프로젝트를 만든 컴퓨터에서 같은 사용자로 여십시오.</translation>
    </message>
    <message>
        <source>The key store of this desktop does not give the key of %1: %2</source>
        <translation>이 데스크톱의 키 저장소에서 %1의 열쇠를 가져오지 못했습니다: %2</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>키 저장소의 잠금을 푼 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Give the role controller to one host on the page Addresses.</source>
        <translation>주소 페이지에서 호스트 하나에 컨트롤러 역할을 지정하십시오.</translation>
    </message>
    <message>
        <source>Choose the chapter in the list at the left.</source>
        <translation>왼쪽 목록에서 장을 선택하십시오.</translation>
    </message>
    <message>
        <source>Choose the step in the list of its chapter.</source>
        <translation>장의 단계 목록에서 단계를 선택하십시오.</translation>
    </message>
    <message>
        <source>Choose another folder, or make a new project on the page Welcome.</source>
        <translation>다른 폴더를 선택하거나 시작 페이지에서 새 프로젝트를 만드십시오.</translation>
    </message>
    <message>
        <source>Start the installation on the page Review.</source>
        <translation>검토 페이지에서 설치를 시작하십시오.</translation>
    </message>
    <message>
        <source>Set it on the page Passwords; &quot;Generate all missing&quot; there sets every password that is missing.</source>
        <translation>비밀번호 페이지에서 설정하십시오. 그곳의 &apos;없는 값 모두 생성&apos;을 누르면 없는 비밀번호가 모두 만들어집니다.</translation>
    </message>
    <message>
        <source>Type the passphrase on the page Passwords.</source>
        <translation>비밀번호 페이지에서 암호문을 입력하십시오.</translation>
    </message>
    <message>
        <source>Compare it with &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; on the host, then trust it on the page Addresses.</source>
        <translation>호스트에서 &quot;ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub&quot; 결과와 비교한 뒤 주소 페이지에서 신뢰할지 확인하십시오.</translation>
    </message>
    <message>
        <source>If you installed it anew, forget the old key on the page Addresses. Otherwise find out who answers.</source>
        <translation>직접 다시 설치했다면 주소 페이지에서 이전 키를 삭제하십시오. 아니라면 누가 응답하는지 먼저 확인하십시오.</translation>
    </message>
    <message>
        <source>Put this right on the host, then try again.</source>
        <translation>호스트에서 이 문제를 해결한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>&quot;Read the lab&quot; on the page Addresses starts it, and says what is in the way.</source>
        <translation>주소 페이지의 &apos;실습 환경 읽기&apos;를 누르면 실습 환경을 시작하며, 시작할 수 없으면 이유를 알려 줍니다.</translation>
    </message>
    <message>
        <source>&quot;Resume&quot; goes on where it stopped.</source>
        <translation>&apos;이어서 설치&apos;를 누르면 멈춘 곳부터 계속합니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::engine::Installation</name>
    <message>
        <source>a run is under way</source>
        <translation>설치가 진행 중입니다</translation>
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
    <message>
        <source>%1 carries the management address as well</source>
        <translation>%1에 관리 네트워크 주소도 있습니다</translation>
    </message>
    <message>
        <source>The address moves to a bridge, br-provider. The connection will pause for some seconds; if it does not come back, the host restores its network by itself within 90 s.</source>
        <translation>주소가 br-provider 브리지로 옮겨집니다. 연결이 몇 초간 멈추며, 다시 연결되지 않으면 호스트가 90초 안에 스스로 원래 네트워크로 되돌립니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::AwaitedPage</name>
    <message>
        <source>Passwords</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>NTP</source>
        <translation>NTP</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Chapters of the guide</source>
        <translation>가이드의 각 장</translation>
    </message>
    <message>
        <source>Proof and report</source>
        <translation>증명과 보고서</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>추가 설정</translation>
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
    <message>
        <source>File that ends in .html, .md, .json, .zip or .tar.gz</source>
        <translation>확장자가 .html, .md, .json, .zip, .tar.gz인 파일</translation>
    </message>
</context>
<context>
    <name>pikestaff::main::Gui</name>
    <message>
        <source>Installs OpenStack on real servers over SSH, page by page.</source>
        <translation>SSH로 실제 서버에 OpenStack을 한 페이지씩 설치합니다.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>창에 표시할 언어</translation>
    </message>
    <message>
        <source>Folder of the project to open</source>
        <translation>열 프로젝트의 폴더</translation>
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
    <message>
        <source>The passwords are in %1; the key store of this desktop keeps the key.</source>
        <translation>비밀번호는 %1에 있으며, 열쇠는 이 데스크톱의 키 저장소에 보관됩니다.</translation>
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
    <name>pikestaff::pages::AddressesModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Management address</source>
        <translation>관리 주소</translation>
    </message>
    <message>
        <source>Provider interface</source>
        <translation>프로바이더 인터페이스</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>호스트 키</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(이름 없음)</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>컨트롤러</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>컴퓨트</translation>
    </message>
    <message>
        <source>Block storage</source>
        <translation>블록 스토리지</translation>
    </message>
    <message>
        <source>Object storage</source>
        <translation>오브젝트 스토리지</translation>
    </message>
    <message>
        <source>Address missing</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>To be corrected</source>
        <translation>고칠 항목 있음</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>확인 중 …</translation>
    </message>
    <message>
        <source>Confirm its key</source>
        <translation>호스트 키 확인 필요</translation>
    </message>
    <message>
        <source>Shows another key</source>
        <translation>호스트 키가 바뀜</translation>
    </message>
    <message>
        <source>Connected · %1</source>
        <translation>연결됨 · %1</translation>
    </message>
    <message>
        <source>Connected · %1 · %2 CPU · %3 GB</source>
        <translation>연결됨 · %1 · %2 CPU · %3 GB</translation>
    </message>
    <message>
        <source>No answer: port %1 is closed</source>
        <translation>응답 없음: 포트 %1 닫힘</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>연결할 수 없음</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>이름을 찾을 수 없음</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>로그인 거부됨</translation>
    </message>
    <message>
        <source>Private key cannot be used</source>
        <translation>개인 키를 사용할 수 없음</translation>
    </message>
    <message>
        <source>sudo refused</source>
        <translation>sudo 거부됨</translation>
    </message>
    <message>
        <source>One host must be the controller. Until then nothing is kept.</source>
        <translation>호스트 하나는 컨트롤러여야 합니다. 그때까지는 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>IPv6 is not supported: the guides use IPv4. Give an IPv4 address.</source>
        <translation>IPv6는 지원하지 않습니다. 가이드가 IPv4를 사용하므로 IPv4 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>There is a controller already. Only one host can be it.</source>
        <translation>컨트롤러가 이미 있습니다. 컨트롤러는 하나만 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no such file on this computer.</source>
        <translation>이 컴퓨터에 그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>Another host has this name.</source>
        <translation>다른 호스트가 사용하는 이름입니다.</translation>
    </message>
    <message>
        <source>Another host has this address.</source>
        <translation>다른 호스트가 사용하는 주소입니다.</translation>
    </message>
    <message>
        <source>Choose at least one role.</source>
        <translation>역할을 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>Give the path of the private key.</source>
        <translation>개인 키의 경로를 입력하십시오.</translation>
    </message>
    <message>
        <source>Give the IPv4 address, such as 10.0.0.11, or a host name.</source>
        <translation>IPv4 주소(예: 10.0.0.11)나 호스트 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>비워 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>Letters, digits and hyphens only, such as compute1.</source>
        <translation>영문자, 숫자, 하이픈만 사용할 수 있습니다(예: compute1).</translation>
    </message>
    <message>
        <source>This is neither an IPv4 address, such as 10.0.0.11, nor a host name.</source>
        <translation>IPv4 주소(예: 10.0.0.11)도 호스트 이름도 아닙니다.</translation>
    </message>
    <message>
        <source>This is not an IPv4 address.</source>
        <translation>IPv4 주소가 아닙니다.</translation>
    </message>
    <message>
        <source>A number from 1 to 65535.</source>
        <translation>1에서 65535 사이의 숫자를 입력하십시오.</translation>
    </message>
    <message>
        <source>The name of a network interface, such as eth1.</source>
        <translation>네트워크 인터페이스의 이름을 입력하십시오(예: eth1).</translation>
    </message>
    <message>
        <source>This is not a login name.</source>
        <translation>로그인 이름으로 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::AddressesPage</name>
    <message>
        <source>also management</source>
        <translation>관리 주소와 같은 NIC</translation>
    </message>
    <message>
        <source>Stop &amp;testing</source>
        <translation>확인 중지(&amp;T)</translation>
    </message>
    <message>
        <source>Test &amp;all</source>
        <translation>모두 확인(&amp;A)</translation>
    </message>
    <message>
        <source>%1: the provider network uses the interface by which we come in. While its address moves to a bridge SSH stands still for some seconds; without a new connection the host puts everything back by itself after 90 seconds.</source>
        <translation>%1: 프로바이더 네트워크가 지금 접속한 인터페이스를 사용합니다. 주소가 브리지로 옮겨지는 동안 SSH가 몇 초 멈추며, 다시 연결되지 않으면 서버가 90초 뒤 스스로 되돌립니다.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>The servers to install. One controller is needed, and compute nodes for instances.</source>
        <translation>설치할 서버입니다. 컨트롤러 하나와 인스턴스를 실행할 컴퓨트 노드가 필요합니다.</translation>
    </message>
    <message>
        <source>&amp;Paste a list</source>
        <translation>목록 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Add a &amp;host</source>
        <translation>호스트 추가(&amp;H)</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>There are no hosts yet. Begin with the controller: a name, its IPv4 address, and how to log in there. Or paste the whole list at once.</source>
        <translation>아직 호스트가 없습니다. 먼저 컨트롤러의 이름, IPv4 주소, 로그인 방법을 입력하십시오. 목록을 한꺼번에 붙여 넣어도 됩니다.</translation>
    </message>
    <message>
        <source>Add the &amp;controller</source>
        <translation>컨트롤러 추가(&amp;C)</translation>
    </message>
    <message>
        <source>Paste a l&amp;ist</source>
        <translation>목록 붙여넣기(&amp;I)</translation>
    </message>
    <message>
        <source>Hosts with one network interface</source>
        <translation>NIC가 하나인 서버</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChapterModel</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2대 중 %1대 완료</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>호스트 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2. %3. Took %4.</source>
        <translation>%1. %2. %3. 걸린 시간 %4.</translation>
    </message>
    <message>
        <source>%1. %2. %3.</source>
        <translation>%1. %2. %3.</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Done, with a warning</source>
        <translation>완료(경고 있음)</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>설정이 바뀜</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>연결 불가</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChapterPage</name>
    <message>
        <source>Connecting to the hosts and reading how they stand…</source>
        <translation>호스트에 연결하여 현재 상태를 확인하는 중입니다…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; failed on %2</source>
        <translation>%2에서 실패: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · exit status %3</source>
        <translation>%1 · %2 · 종료 코드 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>이 단계를 마치고 멈추는 중…</translation>
    </message>
    <message>
        <source>&amp;Stop after this step</source>
        <translation>이 단계 후 멈춤(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Install everything from here</source>
        <translation>여기부터 모두 설치(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>다시 시도(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>이어서 설치(&amp;R)</translation>
    </message>
    <message>
        <source>Stop it n&amp;ow</source>
        <translation>지금 바로 멈춤(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Check this chapter again</source>
        <translation>이 장 다시 확인(&amp;C)</translation>
    </message>
    <message>
        <source>Install this &amp;chapter</source>
        <translation>이 장만 설치(&amp;C)</translation>
    </message>
    <message>
        <source>Steps of the chapter</source>
        <translation>이 장의 단계</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChapterTable</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>실패 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>일부 완료</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 전</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>경고 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChoiceCard</name>
    <message>
        <source>Edit</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>고치기: %1</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>선택한 내용</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ErrorCard</name>
    <message>
        <source>&amp;Dismiss</source>
        <translation>닫기(&amp;D)</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::FailureView</name>
    <message>
        <source>The command ended with an error. The host said:</source>
        <translation>명령이 오류로 끝났습니다. 호스트가 알려 준 내용:</translation>
    </message>
    <message>
        <source>The host is not as it should be after this step:</source>
        <translation>단계를 실행한 뒤에도 호스트가 예상한 상태가 아닙니다:</translation>
    </message>
    <message numerus="yes">
        <source>Last %n line(s)</source>
        <translation>
            <numerusform>마지막 %n줄</numerusform>
        </translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>걸린 시간 %1</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>종료 코드 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n회 시도</numerusform>
        </translation>
    </message>
    <message>
        <source>What the host said</source>
        <translation>호스트가 알려 준 내용</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>해결 방법</translation>
    </message>
    <message>
        <source>%1 This should be true then: %2</source>
        <translation>%1 해결되면 다음과 같아야 합니다: %2</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>Look at the passwords: %1</source>
        <translation>비밀번호 확인: %1</translation>
    </message>
    <message>
        <source>Whole log</source>
        <translation>전체 로그</translation>
    </message>
    <message>
        <source>End of the log</source>
        <translation>로그의 끝부분</translation>
    </message>
    <message numerus="yes">
        <source>Look at the %n password(s) it uses</source>
        <translation>
            <numerusform>사용하는 비밀번호 %n개 확인</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::FinishPage</name>
    <message>
        <source>The guide writes files to log in with when it comes to the Identity service. They are not there yet.</source>
        <translation>로그인에 쓰는 파일은 인증 서비스를 설치할 때 만들어집니다. 아직 만들어지지 않았습니다.</translation>
    </message>
    <message>
        <source>Log in to the host, read one of the files of the guide, and the command openstack works as that user.</source>
        <translation>호스트에 로그인하여 아래 파일 가운데 하나를 불러오면, openstack 명령을 해당 사용자로 실행할 수 있습니다.</translation>
    </message>
    <message>
        <source>Proof and report</source>
        <translation>증명과 보고서</translation>
    </message>
    <message>
        <source>Everything is installed</source>
        <translation>설치를 모두 마쳤습니다</translation>
    </message>
    <message>
        <source>How far the installation has come</source>
        <translation>설치 진행 상황</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) of the guide are done, and each was looked at again on its host. This is what proves it, and how to go on.</source>
        <translation>
            <numerusform>가이드의 %n개 단계를 모두 마쳤고, 단계마다 호스트에서 결과를 다시 확인했습니다. 아래에서 확인 결과와 다음에 할 일을 볼 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 steps are done. What is left can be installed from the page of its chapter; the report says how things stand now.</source>
        <translation>%2개 단계 중 %1개를 마쳤습니다. 나머지는 해당 장의 페이지에서 설치할 수 있으며, 보고서에는 지금까지의 상황이 담깁니다.</translation>
    </message>
    <message>
        <source>&amp;Save the report…</source>
        <translation>보고서 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>What was installed</source>
        <translation>설치한 내용</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>How to log in</source>
        <translation>로그인 방법</translation>
    </message>
    <message>
        <source>Commands to log in</source>
        <translation>로그인 명령</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>엔드포인트(endpoint)</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::HostEditor</name>
    <message>
        <source>The passwords of this project are locked: unlock them on the page Passwords first. What you typed stays here.</source>
        <translation>이 프로젝트의 비밀번호가 잠겨 있습니다. 비밀번호 페이지에서 먼저 잠금을 해제하십시오. 입력한 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>interface · address</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>확인 중 …</translation>
    </message>
    <message>
        <source>&amp;Test this host</source>
        <translation>이 호스트 확인(&amp;T)</translation>
    </message>
    <message>
        <source>Passphrase of the key, if it has one</source>
        <translation>키의 암호문(있는 경우)</translation>
    </message>
    <message>
        <source>Login password</source>
        <translation>로그인 비밀번호</translation>
    </message>
    <message>
        <source>Kept. Type to replace it</source>
        <translation>저장됨. 바꾸려면 입력하십시오</translation>
    </message>
    <message>
        <source>The same as the login password</source>
        <translation>로그인 비밀번호와 같음</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH 에이전트</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>개인 키 파일</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Logs in as root</source>
        <translation>root로 로그인</translation>
    </message>
    <message>
        <source>sudo without a password</source>
        <translation>비밀번호 없는 sudo</translation>
    </message>
    <message>
        <source>sudo with a password</source>
        <translation>비밀번호를 묻는 sudo</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Management address (IPv4)</source>
        <translation>관리 주소(IPv4)</translation>
    </message>
    <message>
        <source>SSH port</source>
        <translation>SSH 포트</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Provider interface</source>
        <translation>프로바이더 인터페이스</translation>
    </message>
    <message>
        <source>Tunnel address (overlay)</source>
        <translation>터널 주소(오버레이)</translation>
    </message>
    <message>
        <source>The management address</source>
        <translation>관리 주소와 같음</translation>
    </message>
    <message>
        <source>Test, then choose</source>
        <translation>확인 후 선택</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>컨트롤러</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>컴퓨트</translation>
    </message>
    <message>
        <source>Block storage</source>
        <translation>블록 스토리지</translation>
    </message>
    <message>
        <source>Object storage</source>
        <translation>오브젝트 스토리지</translation>
    </message>
    <message>
        <source>Logs in by</source>
        <translation>로그인 방법</translation>
    </message>
    <message>
        <source>Becomes root</source>
        <translation>root 권한</translation>
    </message>
    <message>
        <source>Password of sudo</source>
        <translation>sudo 비밀번호</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>Remove this host</source>
        <translation>이 호스트 제거</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::HostFactsCard</name>
    <message>
        <source>Found on %1</source>
        <translation>%1에서 확인한 내용</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Free on /</source>
        <translation>/ 여유 공간</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>인터페이스</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>management and provider network</source>
        <translation>관리 및 프로바이더 네트워크</translation>
    </message>
    <message>
        <source>management network</source>
        <translation>관리 네트워크</translation>
    </message>
    <message>
        <source>provider network</source>
        <translation>프로바이더 네트워크</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>Not known yet. &quot;Test all&quot; reads the system, the memory and the network interfaces; nothing is changed.</source>
        <translation>아직 확인하지 않았습니다. &apos;모두 확인&apos;을 누르면 시스템, 메모리, 네트워크 인터페이스를 읽습니다. 바뀌는 것은 없습니다.</translation>
    </message>
    <message>
        <source>%1 CPU, with hardware virtualization</source>
        <translation>CPU %1개, 하드웨어 가상화 지원</translation>
    </message>
    <message>
        <source>%1 CPU, without hardware virtualization: instances are slow</source>
        <translation>CPU %1개, 하드웨어 가상화 없음(인스턴스가 느립니다)</translation>
    </message>
    <message>
        <source>%1 s apart from this computer</source>
        <translation>이 컴퓨터와 %1초 차이</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::HostKeyCard</name>
    <message>
        <source>Is this %1?</source>
        <translation>이 서버가 %1 맞습니까?</translation>
    </message>
    <message>
        <source>%1 shows another key than before</source>
        <translation>%1의 호스트 키가 전과 다릅니다</translation>
    </message>
    <message>
        <source>A host is known by its key. Compare it once with what the host itself says, at its screen or over a connection that you trust.</source>
        <translation>호스트는 키로 알아봅니다. 서버의 화면이나 믿을 수 있는 연결에서 나온 값과 한 번만 비교하십시오.</translation>
    </message>
    <message>
        <source>The practice lab was made anew. Take the keys that it has now.</source>
        <translation>실습 환경이 새로 만들어졌습니다. 지금의 키를 받아 오십시오.</translation>
    </message>
    <message>
        <source>It is another machine, a new installation, or somebody in between. Nothing is sent to it. If you installed it anew, say so; the key is then asked for again. Otherwise find out who answers there.</source>
        <translation>다른 서버이거나, 다시 설치했거나, 누군가 중간에 끼어든 것입니다. 이 상태에서는 아무것도 보내지 않습니다. 직접 다시 설치했다면 아래에 표시하십시오. 그러면 키를 다시 확인합니다. 그렇지 않다면 누가 응답하는지 알아보십시오.</translation>
    </message>
    <message>
        <source>%1 · %2 port %3</source>
        <translation>%1 · %2 포트 %3</translation>
    </message>
    <message>
        <source>Key of %1: %2</source>
        <translation>%1의 키: %2</translation>
    </message>
    <message>
        <source>Tr&amp;ust this key</source>
        <translation>이 키 신뢰(&amp;U)</translation>
    </message>
    <message>
        <source>Read the &amp;lab</source>
        <translation>실습 환경 읽기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Forget the old key</source>
        <translation>이전 키 삭제(&amp;F)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Key it shows</source>
        <translation>보여 준 키</translation>
    </message>
    <message>
        <source>On the host</source>
        <translation>호스트에서 확인</translation>
    </message>
    <message>
        <source>I &amp;installed this host anew</source>
        <translation>이 호스트를 다시 설치했습니다(&amp;I)</translation>
    </message>
    <message>
        <source>Not &amp;yet</source>
        <translation>나중에(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::LogPanel</name>
    <message>
        <source>All hosts</source>
        <translation>모든 호스트</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier line(s) are in the file</source>
        <translation>
            <numerusform>이전 %n줄은 파일에 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>로그에서 찾기</translation>
    </message>
    <message>
        <source>Ctrl+F to come here, F3 for the next place, Shift+F3 for the one before</source>
        <translation>Ctrl+F: 찾기, F3: 다음, Shift+F3: 이전</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾지 못했습니다</translation>
    </message>
    <message>
        <source>Hosts whose lines are shown</source>
        <translation>로그를 표시할 호스트</translation>
    </message>
    <message>
        <source>First error</source>
        <translation>첫 오류로</translation>
    </message>
    <message>
        <source>Following the end</source>
        <translation>끝을 따라가는 중</translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation>끝으로 이동</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Log of the step</source>
        <translation>단계의 로그</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NetworkDrawing</name>
    <message>
        <source>Management network</source>
        <translation>관리 네트워크</translation>
    </message>
    <message>
        <source>Provider network</source>
        <translation>프로바이더 네트워크</translation>
    </message>
    <message>
        <source>Management and provider network</source>
        <translation>관리 네트워크 겸 프로바이더 네트워크</translation>
    </message>
    <message>
        <source>Private networks, in tunnels (VXLAN)</source>
        <translation>사설 네트워크, 터널로 연결(VXLAN)</translation>
    </message>
    <message>
        <source>to the outside →</source>
        <translation>외부로 →</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>%1 · also management</source>
        <translation>%1 · 관리 겸용</translation>
    </message>
    <message>
        <source>API · DHCP</source>
        <translation>API · DHCP</translation>
    </message>
    <message>
        <source>router · DHCP</source>
        <translation>라우터 · DHCP</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>인스턴스</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n대</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing of option 2, self-service networks.</source>
        <translation>옵션 2, 셀프 서비스 네트워크 그림.</translation>
    </message>
    <message>
        <source>Drawing of option 1, provider networks.</source>
        <translation>옵션 1, 프로바이더 네트워크 그림.</translation>
    </message>
    <message>
        <source>%1, %2: management by %3, provider network by %4.</source>
        <translation>%1, %2: 관리 %3, 프로바이더 네트워크 %4.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NetworkModel</name>
    <message>
        <source>1 · Provider networks</source>
        <translation>1 · 프로바이더 네트워크</translation>
    </message>
    <message>
        <source>Instances get addresses of a network that is already there. Simple, but nobody can make a network of their own.</source>
        <translation>인스턴스가 이미 있는 네트워크의 주소를 받습니다. 간단하지만 사용자가 자신만의 네트워크를 만들 수는 없습니다.</translation>
    </message>
    <message>
        <source>The network must have free addresses for instances. Ask whoever runs it for a range.</source>
        <translation>인스턴스에 줄 빈 주소가 있어야 합니다. 네트워크 관리자에게 사용할 주소 범위를 받으십시오.</translation>
    </message>
    <message>
        <source>2 · Self-service networks</source>
        <translation>2 · 셀프 서비스 네트워크</translation>
    </message>
    <message>
        <source>Each project makes private networks and routers, and reaches outside by floating IPs. Option 1 is part of it.</source>
        <translation>프로젝트마다 사설 네트워크와 라우터를 만들고 유동 IP(floating IP)로 외부와 통신합니다. 옵션 1의 기능도 포함합니다.</translation>
    </message>
    <message>
        <source>Choose this if a campus network is your provider network and instances shall live in networks of their own, such as 192.168.0.0/24.</source>
        <translation>학교 네트워크가 프로바이더 네트워크이고, 인스턴스를 192.168.0.0/24 같은 별도의 네트워크에 두려면 이 옵션을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 has the address %2, which lies in this network. Choose another one.</source>
        <translation>호스트의 주소가 이 네트워크 안에 있습니다: %1, %2. 다른 네트워크를 선택하십시오.</translation>
    </message>
    <message>
        <source>It overlaps with %1 (%2). Choose another one.</source>
        <translation>다른 네트워크와 겹칩니다: %1, %2. 다른 값을 선택하십시오.</translation>
    </message>
    <message>
        <source>The range of addresses for instances ends before it begins.</source>
        <translation>인스턴스 주소 범위의 끝이 시작보다 앞에 있습니다.</translation>
    </message>
    <message>
        <source>%1 has the address %2, which lies in the range for instances.</source>
        <translation>호스트의 주소가 인스턴스 주소 범위 안에 있습니다: %1, %2</translation>
    </message>
    <message>
        <source>No provider interface is given for: %1. Choose it on the page Addresses.</source>
        <translation>프로바이더 인터페이스를 정하지 않은 호스트: %1. 주소 페이지에서 선택하십시오.</translation>
    </message>
    <message>
        <source>It does not lie in the network %1.</source>
        <translation>네트워크 %1에 속하지 않는 주소입니다.</translation>
    </message>
    <message>
        <source>It lies in the range of addresses for instances.</source>
        <translation>인스턴스용 주소 범위에 들어 있습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Decides which networks instances live on. You can change from option 1 to option 2 later by doing the Networking chapter again.</source>
        <translation>인스턴스가 사용할 네트워크를 정합니다. 나중에 네트워킹 장을 다시 진행하면 옵션 1에서 옵션 2로 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Your networks</source>
        <translation>내 네트워크</translation>
    </message>
    <message>
        <source>The drawing is made from your own hosts. Give them on the page Addresses first.</source>
        <translation>그림은 입력한 호스트로 그립니다. 먼저 주소 페이지에서 호스트를 입력하십시오.</translation>
    </message>
    <message>
        <source>Addresses of the networks</source>
        <translation>네트워크의 주소</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NewProject</name>
    <message>
        <source>Folder for the project</source>
        <translation>프로젝트를 둘 폴더</translation>
    </message>
    <message>
        <source>Looking for the practice lab…</source>
        <translation>실습 환경을 확인하는 중…</translation>
    </message>
    <message>
        <source>Memory: %1 needed, %2 free</source>
        <translation>메모리: %1 필요, %2 사용 가능</translation>
    </message>
    <message>
        <source>Disk: %1 needed, %2 free</source>
        <translation>디스크: %1 필요, %2 사용 가능</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>On my own &amp;servers</source>
        <translation>내 서버에 설치(&amp;S)</translation>
    </message>
    <message>
        <source>You have a controller and compute nodes that can be reached by SSH. You give their addresses on one of the next pages.</source>
        <translation>SSH로 접속할 수 있는 컨트롤러 노드와 컴퓨트 노드가 있을 때 선택합니다. 주소는 다음 페이지에서 입력합니다.</translation>
    </message>
    <message>
        <source>With the &amp;practice lab</source>
        <translation>실습 환경에 설치(&amp;P)</translation>
    </message>
    <message>
        <source>No servers? Three real hosts are made on this computer, and OpenStack is really installed on them.</source>
        <translation>서버가 없어도 됩니다. 이 컴퓨터에 실제 호스트 세 대를 만들고 그 위에 OpenStack을 그대로 설치합니다.</translation>
    </message>
    <message>
        <source>Creating the project makes the hosts or starts them: a few minutes the first time. You are asked for the administrator&apos;s password of this computer, because containers need it; nothing else does.</source>
        <translation>프로젝트를 만들 때 호스트를 만들거나 시작하며, 처음에는 몇 분 걸립니다. 컨테이너를 다루려면 이 컴퓨터의 관리자 비밀번호가 필요합니다. 그 밖의 작업에는 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>가이드(&amp;G)</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>이름(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>폴더(&amp;F)</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>가이드</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Folder in which the project&apos;s own folder is made</source>
        <translation>프로젝트 폴더를 만들 상위 폴더</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>찾아보기(&amp;R)…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>취소(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the practice lab</source>
        <translation>실습 환경 준비 진행률</translation>
    </message>
    <message>
        <source>&amp;Create project</source>
        <translation>프로젝트 만들기(&amp;C)</translation>
    </message>
    <message>
        <source>Create project</source>
        <translation>프로젝트 만들기</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NoticeCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>외 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the passwords</source>
        <translation>비밀번호로 이동</translation>
    </message>
    <message>
        <source>Go to the addresses</source>
        <translation>주소로 이동</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NtpModel</name>
    <message>
        <source>%1 is in the list already.</source>
        <translation>이미 목록에 있습니다: %1</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>측정 전</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정 중 …</translation>
    </message>
    <message>
        <source>Not reached: see Addresses</source>
        <translation>연결 안 됨: 주소 페이지 참조</translation>
    </message>
    <message>
        <source>%1 s ± %2 s</source>
        <translation>%1초 ± %2초</translation>
    </message>
    <message>
        <source>Public servers of the distribution</source>
        <translation>배포판의 공개 서버</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Time from</source>
        <translation>시각을 받는 곳</translation>
    </message>
    <message>
        <source>Clock, against this computer</source>
        <translation>이 컴퓨터와의 시각 차이</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NtpPage</name>
    <message>
        <source>Public servers</source>
        <translation>공개 서버</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>컨트롤러</translation>
    </message>
    <message>
        <source>%1 takes its time from: %2. Those that take it from there: %3</source>
        <translation>%1의 시간 서버: %2. 여기에서 시각을 받는 호스트: %3</translation>
    </message>
    <message>
        <source>Stop &amp;measuring</source>
        <translation>측정 중지(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure the clocks</source>
        <translation>시각 차이 측정(&amp;M)</translation>
    </message>
    <message>
        <source>NTP</source>
        <translation>NTP</translation>
    </message>
    <message>
        <source>Time (NTP)</source>
        <translation>시각 동기화(NTP)</translation>
    </message>
    <message>
        <source>Tokens and heartbeats depend on equal clocks. The controller follows time servers, every other host follows the controller.</source>
        <translation>토큰과 하트비트는 시각이 맞아야 동작합니다. 컨트롤러는 시간 서버를 따르고, 다른 호스트는 컨트롤러를 따릅니다.</translation>
    </message>
    <message>
        <source>Time server to add</source>
        <translation>추가할 시간 서버</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>추가(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>From the controller&apos;s address</source>
        <translation>컨트롤러의 주소에서 구함</translation>
    </message>
    <message>
        <source>Who asks whom</source>
        <translation>누가 누구에게 묻는가</translation>
    </message>
    <message>
        <source>Clocks now</source>
        <translation>지금의 시각 차이</translation>
    </message>
    <message>
        <source>Clocks of the hosts</source>
        <translation>호스트의 시각 차이</translation>
    </message>
    <message>
        <source>Such as time.example.org</source>
        <translation>예: time.example.org</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::OptionsModel</name>
    <message>
        <source>There is no such file on this computer.</source>
        <translation>이 컴퓨터에 그런 파일이 없습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::OptionsPage</name>
    <message>
        <source>First image</source>
        <translation>첫 이미지</translation>
    </message>
    <message>
        <source>First instance</source>
        <translation>첫 인스턴스</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>대시보드</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>스토리지</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>추가 설정</translation>
    </message>
    <message>
        <source>Image, instance, dashboard</source>
        <translation>이미지, 인스턴스, 대시보드</translation>
    </message>
    <message>
        <source>What the guide asks besides. Everything has a value that works; change only what you know better.</source>
        <translation>가이드에서 추가로 묻는 항목입니다. 그대로 두어도 설치할 수 있으며, 필요한 항목만 바꾸십시오.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasswordCard</name>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Ne&amp;w value</source>
        <translation>새 값 생성(&amp;W)</translation>
    </message>
    <message>
        <source>Generate a new value for this password</source>
        <translation>이 비밀번호의 새 값 생성</translation>
    </message>
    <message>
        <source>Copy this password</source>
        <translation>이 비밀번호 복사</translation>
    </message>
    <message>
        <source>Type a password, or generate one</source>
        <translation>비밀번호를 입력하거나 생성하십시오</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1의 값</translation>
    </message>
    <message>
        <source>Hi&amp;de</source>
        <translation>숨기기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>표시(&amp;S)</translation>
    </message>
    <message>
        <source>Hide this password</source>
        <translation>이 비밀번호 숨기기</translation>
    </message>
    <message>
        <source>Show this password</source>
        <translation>이 비밀번호 표시</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared in a minute.</source>
        <translation>복사했습니다. 1분 뒤 클립보드에서 지웁니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasswordsModel</name>
    <message>
        <source>Kept encrypted in the project; your passphrase opens them.</source>
        <translation>프로젝트 폴더에 암호화하여 보관합니다. 여는 데에는 사용자의 암호문이 필요합니다.</translation>
    </message>
    <message>
        <source>Kept encrypted in the project; the key store of this desktop opens them.</source>
        <translation>프로젝트 폴더에 암호화하여 보관합니다. 여는 키는 이 데스크톱의 키 저장소에 있습니다.</translation>
    </message>
    <message>
        <source>Kept encrypted in the project; the key that opens them is in %1</source>
        <translation>프로젝트 폴더에 암호화하여 보관합니다. 여는 키가 있는 곳: %1</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>Short · lab only</source>
        <translation>짧음 · 실습용</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>강함</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Short. Good enough for a lab that nobody else reaches.</source>
        <translation>짧은 비밀번호입니다. 다른 사람이 접근할 수 없는 실습 환경에서만 사용하십시오.</translation>
    </message>
    <message>
        <source>The service takes only letters, digits and - . _ ~ here. Not allowed: %1</source>
        <translation>이 서비스에서는 영문자, 숫자와 - . _ ~ 문자만 사용할 수 있습니다. 사용할 수 없는 문자: %1</translation>
    </message>
    <message>
        <source>A blank at the beginning or at the end would be lost in a configuration file.</source>
        <translation>맨 앞이나 맨 뒤의 공백은 설정 파일에서 사라집니다.</translation>
    </message>
    <message>
        <source>This character cannot be used here: %1</source>
        <translation>여기에 사용할 수 없는 문자: %1</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>Name in the guide</source>
        <translation>가이드의 이름</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasswordsPage</name>
    <message>
        <source>Passwords</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>By the names of the install guide. Kept encrypted on this computer; logs and reports show the names only.</source>
        <translation>설치 가이드의 이름을 그대로 사용합니다. 이 컴퓨터에 암호화하여 보관하며, 로그와 보고서에는 이름만 표시됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n개 없음</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Generate all missing</source>
        <translation>없는 값 모두 생성(&amp;G)</translation>
    </message>
    <message>
        <source>Passwords of the guide</source>
        <translation>가이드의 비밀번호</translation>
    </message>
    <message>
        <source>Hide &amp;all</source>
        <translation>모두 숨기기(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>모두 표시(&amp;A)</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasteCard</name>
    <message>
        <source>No name</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>IPv6 is not supported</source>
        <translation>IPv6는 지원하지 않음</translation>
    </message>
    <message>
        <source>Not a host name</source>
        <translation>호스트 이름이 아님</translation>
    </message>
    <message>
        <source>Not an address</source>
        <translation>주소가 아님</translation>
    </message>
    <message>
        <source>Not a port</source>
        <translation>포트가 아님</translation>
    </message>
    <message>
        <source>A word is not a role</source>
        <translation>역할이 아닌 단어가 있음</translation>
    </message>
    <message>
        <source>Name or address is there already</source>
        <translation>이름이나 주소가 이미 있음</translation>
    </message>
    <message>
        <source>A second controller</source>
        <translation>두 번째 컨트롤러</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n host(s)</source>
        <translation>
            <numerusform>호스트 %n대 추가(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>추가(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be used and stay here</source>
        <translation>
            <numerusform>사용할 수 없는 %n줄은 여기에 남습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste a list of hosts</source>
        <translation>호스트 목록 붙여넣기</translation>
    </message>
    <message>
        <source>One host a line: name and address, and a role if you like. Lines of /etc/hosts and comma separated values are understood as well.</source>
        <translation>한 줄에 호스트 하나씩 이름과 주소를 쓰고, 원하면 역할도 씁니다. /etc/hosts의 줄이나 쉼표로 구분한 값도 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>List of hosts</source>
        <translation>호스트 목록</translation>
    </message>
    <message>
        <source>What the list means</source>
        <translation>목록을 읽은 결과</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PlanView</name>
    <message>
        <source> Nothing of this kind on this host.</source>
        <translation> 이 호스트에는 해당하는 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Commands on %1</source>
        <translation>%1에서 실행할 명령</translation>
    </message>
    <message>
        <source>Changes of files on %1</source>
        <translation>%1에서 바뀌는 파일</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Hosts with the number of their steps</source>
        <translation>호스트와 단계 수</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Changes of files</source>
        <translation>파일 변경</translation>
    </message>
    <message>
        <source>What of the plan is shown</source>
        <translation>표시할 내용</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ProjectList</name>
    <message>
        <source>not started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>partly installed</source>
        <translation>일부 설치됨</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>이어서 할 수 있음</translation>
    </message>
    <message>
        <source>a step failed</source>
        <translation>실패한 단계 있음</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>설치 완료</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>열려 있음</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>마지막 사용: %1</translation>
    </message>
    <message>
        <source>%1 · no servers yet · %2</source>
        <comment>guide, time</comment>
        <translation>%1 · 서버 미등록 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 steps · %4</source>
        <comment>guide, counts, time</comment>
        <translation>%1 · %3단계 중 %2단계 완료 · %4</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 이어서 하기</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation>목록에서 %1 지우기</translation>
    </message>
    <message>
        <source>Only from this list: the folder stays as it is.</source>
        <translation>이 목록에서만 지웁니다. 폴더는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>폴더 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the folder of a project</source>
        <translation>프로젝트 폴더 열기</translation>
    </message>
    <message>
        <source>Projects that you make or open are listed here, so that you can go on with them at any time.</source>
        <translation>만들거나 연 프로젝트가 여기에 표시되며, 언제든지 이어서 진행할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ProofTable</name>
    <message>
        <source>As expected</source>
        <translation>예상과 같음</translation>
    </message>
    <message>
        <source>With a warning</source>
        <translation>경고 있음</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>설정이 바뀜</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>예상과 다름</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>연결 불가</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Not proven yet</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ProveView</name>
    <message>
        <source>Expected</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>What the command prints when all is well</source>
        <translation>정상일 때 명령의 출력</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>What it printed</source>
        <translation>실제 출력</translation>
    </message>
    <message>
        <source>What had to be changed</source>
        <translation>변경이 필요했던 이유</translation>
    </message>
    <message>
        <source>What the host said</source>
        <translation>호스트가 알려 준 내용</translation>
    </message>
    <message>
        <source>finished %1</source>
        <translation>완료 시각 %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>걸린 시간 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n회 시도</numerusform>
        </translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>종료 코드 %1</translation>
    </message>
    <message>
        <source>The step is running.</source>
        <translation>단계를 실행하고 있습니다.</translation>
    </message>
    <message>
        <source>Nothing yet: the step has not been run.</source>
        <translation>아직 실행하지 않은 단계입니다.</translation>
    </message>
    <message>
        <source>The answer is as expected.</source>
        <translation>결과가 예상과 같습니다.</translation>
    </message>
    <message>
        <source>It was so already; nothing had to be changed.</source>
        <translation>이미 예상한 상태여서 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The host was changed, and looked at again: it is as expected.</source>
        <translation>호스트를 변경한 뒤 다시 확인했으며, 결과가 예상과 같습니다.</translation>
    </message>
    <message>
        <source>The step was skipped.</source>
        <translation>건너뛴 단계입니다.</translation>
    </message>
    <message>
        <source>It is not as expected.</source>
        <translation>결과가 예상과 다릅니다.</translation>
    </message>
    <message>
        <source>The step was stopped on request.</source>
        <translation>요청에 따라 멈춘 단계입니다.</translation>
    </message>
    <message>
        <source>The host could not be reached.</source>
        <translation>호스트에 연결하지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ReportCard</name>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>마크다운 (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>One file to keep or to hand in: hosts, every step with its command and result, proofs. It holds no password.</source>
        <translation>보관하거나 제출할 수 있는 파일 하나에 호스트, 모든 단계의 명령과 결과, 증명을 담습니다. 비밀번호는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>파일 형식</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>보고서 언어</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ReviewModel</name>
    <message>
        <source>Guide</source>
        <translation>가이드</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>guide and its chapters</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>잠겨 있음</translation>
    </message>
    <message>
        <source>The vault is not open</source>
        <translation>금고가 열려 있지 않음</translation>
    </message>
    <message>
        <source>%1 of %2 are set</source>
        <translation>%2개 중 %1개 입력됨</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>passwords</comment>
        <translation>
            <numerusform>%n개 없음</numerusform>
        </translation>
    </message>
    <message>
        <source>Short: %1</source>
        <translation>짧음: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n short</source>
        <comment>passwords</comment>
        <translation>
            <numerusform>%n개 짧음</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>host and its address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>A controller is needed</source>
        <translation>컨트롤러 노드 필요</translation>
    </message>
    <message>
        <source>Host key not confirmed: %1</source>
        <translation>호스트 키 미확인: %1</translation>
    </message>
    <message>
        <source>No login password: %1</source>
        <translation>로그인 비밀번호 없음: %1</translation>
    </message>
    <message>
        <source>One NIC: %1</source>
        <translation>NIC 하나: %1</translation>
    </message>
    <message>
        <source>the servers of the distribution</source>
        <translation>배포판 기본 서버</translation>
    </message>
    <message>
        <source>controller</source>
        <comment>a host</comment>
        <translation>컨트롤러 노드</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2 → %3</source>
        <translation>%1 → %2 → %3</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Self-service networks (option 2)</source>
        <translation>셀프 서비스 네트워크 (네트워킹 옵션 2)</translation>
    </message>
    <message>
        <source>Provider networks (option 1)</source>
        <translation>프로바이더 네트워크 (네트워킹 옵션 1)</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>입력 필요: %1</translation>
    </message>
    <message>
        <source>First instance</source>
        <translation>첫 인스턴스</translation>
    </message>
    <message>
        <source>%1 · %2 MB of memory, %3 GB of disk</source>
        <comment>image and its size</comment>
        <translation>%1 · 메모리 %2 MB, 디스크 %3 GB</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>The installation is running. These are the choices and the plan it began with.</source>
        <translation>설치가 진행 중입니다. 아래는 시작할 때의 선택과 할 일입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) must be settled before the installation can begin: they are marked in red.</source>
        <translation>
            <numerusform>설치를 시작하려면 먼저 해결할 항목이 %n개 있습니다. 빨간색으로 표시했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed on any server before you press Install.</source>
        <translation>설치 시작을 누르기 전에는 어떤 서버도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Show the installation</source>
        <translation>설치 화면 보기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resume installation</source>
        <translation>이어서 설치(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>설치 시작(&amp;I)</translation>
    </message>
    <message>
        <source>being made…</source>
        <translation>만드는 중…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>steps and time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n단계</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>약 %n분</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what is wrong and how to mend it</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2 min</source>
        <translation>%1~%2분</translation>
    </message>
    <message>
        <source>Everything is installed. A check looks at every step again and changes only what is not as it should be.</source>
        <translation>모두 설치했습니다. 다시 확인하면 모든 단계를 살펴보고 예상과 다른 부분만 바꿉니다.</translation>
    </message>
    <message>
        <source>Check &amp;everything again</source>
        <translation>모두 다시 확인(&amp;E)</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::RunView</name>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What the step prints appears here while it runs.</source>
        <translation>단계를 실행하면 출력이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Looking at what is there already…</source>
        <translation>이미 되어 있는지 확인하는 중입니다…</translation>
    </message>
    <message>
        <source>The step has not printed anything yet.</source>
        <translation>아직 출력이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing had to be run for this step, so there is no output.</source>
        <translation>이 단계에서는 실행할 것이 없었으므로 출력이 없습니다.</translation>
    </message>
    <message>
        <source>The step printed nothing.</source>
        <translation>이 단계는 아무것도 출력하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::SeeView</name>
    <message>
        <source>What the guide tells you to type</source>
        <translation>가이드에서 입력하라고 하는 내용</translation>
    </message>
    <message>
        <source>The guide does not mention this step.</source>
        <translation>가이드에는 없는 단계입니다.</translation>
    </message>
    <message>
        <source>What Pikestaff runs</source>
        <translation>Pikestaff가 실행하는 내용</translation>
    </message>
    <message>
        <source>To the same effect, safe to repeat, and without a password on the command line.</source>
        <translation>결과는 같고, 여러 번 실행해도 안전하며, 명령줄에 비밀번호가 나타나지 않습니다.</translation>
    </message>
    <message>
        <source>Known only when the hosts have been read: %1</source>
        <translation>호스트를 확인한 뒤에 정해지는 값: %1</translation>
    </message>
    <message>
        <source>What is true afterwards</source>
        <translation>실행한 뒤의 상태</translation>
    </message>
    <message>
        <source>Official guide: %1</source>
        <translation>공식 가이드: %1</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::StepListDelegate</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::StepView</name>
    <message>
        <source>Failure</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>See</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1 (%2용)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Views of the step</source>
        <translation>단계의 보기 방식</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::VaultCard</name>
    <message>
        <source>The passwords of this project are locked</source>
        <translation>이 프로젝트의 비밀번호가 잠겨 있습니다</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>암호문(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase of the passwords</source>
        <translation>비밀번호를 여는 암호문</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>여는 중 …</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>잠금 해제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>They were encrypted with a passphrase. It is not kept anywhere: give it to see and use them.</source>
        <translation>암호문으로 암호화되어 있습니다. 암호문은 어디에도 저장되지 않으므로, 비밀번호를 보거나 사용하려면 입력하십시오.</translation>
    </message>
    <message>
        <source>The key that opens them is asked for.</source>
        <translation>비밀번호를 여는 키를 요청했습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::WayCard</name>
    <message>
        <source>How it goes</source>
        <translation>진행 순서</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Passwords, addresses, time and network are asked once. Each host is tried before anything is changed on it.</source>
        <translation>비밀번호, 주소, 시각, 네트워크를 한 번만 입력합니다. 호스트마다 무엇을 바꾸기 전에 먼저 접속해 확인합니다.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>You read every command and every change of a file, host by host, before the first one is made.</source>
        <translation>실행할 명령과 바뀌는 파일을 호스트별로 모두 읽어 본 뒤에 시작합니다.</translation>
    </message>
    <message>
        <source>Install and prove</source>
        <translation>설치와 증명</translation>
    </message>
    <message>
        <source>Chapter by chapter, with the reason for each step and its live output. Stop at any time and resume later.</source>
        <translation>한 장씩, 단계마다 이유와 실시간 출력을 보면서 설치합니다. 언제든지 멈추고 나중에 이어서 할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::WelcomeModel</name>
    <message>
        <source>Give the project a name.</source>
        <translation>프로젝트 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>A name is one folder: no slash, not . or ..</source>
        <translation>이름은 폴더 하나의 이름입니다. 슬래시를 쓸 수 없고 . 또는 ..일 수 없습니다.</translation>
    </message>
    <message>
        <source>There is already something at %1. Choose another name.</source>
        <translation>%1 위치에 이미 파일이나 폴더가 있습니다. 다른 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>Give a folder with its whole path, such as %1.</source>
        <translation>%1처럼 전체 경로로 폴더를 입력하십시오.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>%1 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>You may not write to %1.</source>
        <translation>%1에 쓸 권한이 없습니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Install OpenStack on real servers</source>
        <translation>실제 서버에 OpenStack을 설치합니다</translation>
    </message>
    <message>
        <source>Chapter by chapter, as the install guide does: you see what is typed where and why, and watch it run. Nothing is changed on any server before you say so.</source>
        <translation>설치 가이드와 같은 순서로 한 장씩 진행합니다. 무엇을 어디에 왜 입력하는지 보고, 실행되는 과정을 지켜볼 수 있습니다. 설치를 시작하기 전에는 어떤 서버도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Create project</source>
        <translation>프로젝트 만들기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::ActivityStrip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::AnswerField</name>
    <message>
        <source>B&amp;rowse…</source>
        <translation>찾아보기(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::ChapterRail</name>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>설치</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마무리</translation>
    </message>
    <message>
        <source>Progress of the whole installation</source>
        <translation>전체 설치 진행률</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지 목록</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::CodeBox</name>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>이 내용 복사</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::LogView</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation>끝으로 이동</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::MainWindow</name>
    <message>
        <source>&amp;Back</source>
        <translation>이전(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>다음(&amp;N)</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>열린 프로젝트가 없습니다</translation>
    </message>
    <message>
        <source>%1 – Pikestaff</source>
        <comment>project</comment>
        <translation>%1 – Pikestaff</translation>
    </message>
    <message>
        <source>Self-service networks</source>
        <translation>셀프 서비스 네트워크</translation>
    </message>
    <message>
        <source>Provider networks</source>
        <translation>프로바이더 네트워크</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::RailItem</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>This page is shown</source>
        <translation>현재 페이지</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::RunGuard</name>
    <message>
        <source>Stopping after this step</source>
        <translation>이 단계 후 멈추는 중입니다</translation>
    </message>
    <message>
        <source>The installation is still running</source>
        <translation>설치가 아직 진행 중입니다</translation>
    </message>
    <message>
        <source>The window closes as soon as the steps that are under way have ended. Nothing new is begun.</source>
        <translation>진행 중인 단계가 끝나는 대로 창을 닫습니다. 새로운 단계는 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>If you leave it running, each host finishes the step that it is doing now. Open the project again and the installation goes on from there.</source>
        <translation>실행 상태로 두면 각 호스트는 지금 하고 있는 단계를 끝까지 마칩니다. 프로젝트를 다시 열면 그 지점부터 설치를 이어 갑니다.</translation>
    </message>
    <message>
        <source>&amp;Close now</source>
        <translation>지금 닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave it running</source>
        <translation>실행 상태로 두기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Stop after this step</source>
        <translation>이 단계 후 멈춤(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep the window open</source>
        <translation>창을 닫지 않기(&amp;K)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>취소(&amp;N)</translation>
    </message>
    <message>
        <source>The hosts are being connected</source>
        <translation>호스트에 접속하는 중입니다</translation>
    </message>
    <message>
        <source>The window closes as soon as the installation runs on the hosts. Open the project again and it goes on from there.</source>
        <translation>호스트에서 설치가 시작되는 대로 창을 닫습니다. 프로젝트를 다시 열면 그 지점부터 설치를 이어 갑니다.</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::RunStatus</name>
    <message>
        <source>less than a minute left</source>
        <translation>1분 미만 남음</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>약 %n분 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>약 %1시간 %2분 남음</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>멈춤: %1</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Nothing has been changed yet</source>
        <translation>아직 아무것도 바뀌지 않았습니다</translation>
    </message>
    <message>
        <source>%1 % of the whole · %2</source>
        <comment>progress and time left</comment>
        <translation>전체 %1 % · %2</translation>
    </message>
    <message>
        <source>Everything is installed</source>
        <translation>모두 설치했습니다</translation>
    </message>
    <message>
        <source>%1 % of the whole</source>
        <translation>전체 %1 %</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::StateMark</name>
    <message>
        <source>running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>다시 해야 함</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>시작 전</translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::TopBar</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Auto</source>
        <comment>theme</comment>
        <translation>자동</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Colours of the window. Auto follows the desktop.</source>
        <translation>창의 색입니다. 자동은 데스크톱 설정을 따릅니다.</translation>
    </message>
</context>
</TS>
