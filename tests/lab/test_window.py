# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The window from Welcome to a working Identity service on the practice lab, with pointer and
keyboard only: in Korean with a closed window and a refused password on the way, then in English.
Needs root and the Python of the distribution. The tests are the chapters of one story.

PIKESTAFF_LAB_STATE names the state folder of a lab to use, PIKESTAFF_KEEP_LAB leaves it up for a
story that follows; pictures (PIKESTAFF_SCREENSHOTS) are made by the program import of ImageMagick.

    /usr/bin/python3 tests/lab/test_window.py
    PIKESTAFF_SCREENSHOTS=/tmp/shots /usr/bin/python3 tests/lab/test_window.py
"""

import os
import shutil
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from project import ROOT, Lab, issue_token  # noqa: E402
from windowdriver import Desktop, Window  # noqa: E402

PROGRAM = os.environ.get("PIKESTAFF_WINDOW", os.path.join(ROOT, "build/release/bin/pikestaff"))
TOO_SHORT = "CANARYmq3"  # for the message queue of this lab
PASSWORDS = {  # in the order of the page
    "ADMIN_PASS": "CANARYadmin8vKtL1", "KEYSTONE_DBPASS": "CANARYkeystoneDb6wRn",
    "RABBIT_PASS": "CANARYrabbit4dFzQ9",
}
LAB = 900       # seconds: the first lab of a computer fetches a system
CHAPTER = 1200  # seconds: a chapter on a slow computer with an empty package cache
STEP = 300

KOREAN = {
    "lab": "실습 환경에 설치", "name": "이름", "table": "가이드의 비밀번호", "create": "프로젝트 만들기", "next": "다음",
    "passwords": "비밀번호", "generate": "없는 값 모두 생성", "value": "{}의 값",
    "complete": "비밀번호: 완료", "test": "모두 확인", "connected": "연결됨 · .*",
    "time": "시각 동기화.*", "provider": "1 · 프로바이더 네트워크",
    "options": "첫 인스턴스의 이미지",
    "nothing yet": "어떤 서버도 바뀌지 않습니다", "environment": "환경", "identity": "인증.*",
    "install": "이 장만 설치", "stop": "이 단계 후 멈춤",
    "resume": "이어서 설치", "retry": "다시 시도", "running": "설치가 아직 진행 중입니다",
    "cancel": "취소", "leave": "실행 상태로 두기", "open": "{name} (열기|이어서 하기)",
    "failed": "controller에서 실패: openstack 사용자 추가", "look": "비밀번호 확인: RABBIT_PASS",
    "done": "(완료|확인 필요)", "step runs": "· 실행 중",
}
ENGLISH = {
    "lab": "With the practice lab", "name": "Name", "table": "Passwords of the guide",
    "create": "Create project", "next": "Next",
    "passwords": "Passwords", "generate": "Generate all missing", "value": "Value of {}",
    "complete": "Passwords: done", "test": "Test all", "connected": "Connected · .*",
    "time": "Time.*", "provider": "1 · Provider networks",
    "options": "Image for the first instance",
    "nothing yet": "Nothing is changed on any server", "environment": "Environment",
    "identity": "Identity.*", "install": "Install this chapter",
    "stop": "Stop after this step", "done": "(done|needs attention)",
}


class WindowStory(unittest.TestCase):
    """A newcomer with a mouse."""

    @classmethod
    def setUpClass(cls):
        cls.base = tempfile.mkdtemp(prefix="pikestaff-window-")
        os.chmod(cls.base, 0o755)  # the lab's package cache runs as a user of its own
        cls.addClassCleanup(cls.clean_up)
        cls.lab = Lab(os.environ.get("PIKESTAFF_LAB_STATE", os.path.join(cls.base, "lab")))
        cls.desktop = Desktop(os.path.join(cls.base, "desktop"),
                              os.environ.get("PIKESTAFF_SCREENSHOTS"))
        cls.addClassCleanup(cls.desktop.stop)
        cls.windows = []
        cls.addClassCleanup(lambda: [window.kill() for window in cls.windows])
        cls.begin = time.monotonic()

    @classmethod
    def clean_up(cls):
        if os.environ.get("PIKESTAFF_KEEP_LAB") is None:
            cls.lab.run("down")
        if os.environ.get("PIKESTAFF_KEEP_TEST_FOLDER") is None:
            shutil.rmtree(cls.base, ignore_errors=True)

    def tearDown(self):
        print(f"    {time.monotonic() - self.begin:.0f} s", file=sys.stderr)

    # --- what a person does ------------------------------------------------------------------

    def open_window(self, language):
        environment = {key: value for key, value in self.lab.environment.items()
                       if key.startswith("PIKESTAFF_")}
        window = Window(self.desktop, PROGRAM, ["--lang", language], environment)
        self.windows.append(window)
        self.window, self.words = window, KOREAN if language == "ko" else ENGLISH
        type(self).window, type(self).words = window, self.words
        return window

    def press(self, word, patience=30, **names):
        return self.window.click("push button", self.words[word].format(**names), patience)

    def go_to(self, word):
        """By the list of pages at the left, whatever state stands there."""
        self.window.click("push button", f"({self.words[word]}): .*")

    def picture(self, name):
        self.desktop.picture(name)

    def create_project(self, name):
        window, words = self.window, self.words
        window.choose(words["lab"])
        window.replace("text", words["name"], name)
        self.picture("welcome")
        self.press("create")
        window.find("push button", words["generate"], LAB)

    def type_password(self, name, value):
        window, words = self.window, self.words
        window.click_cell(words["table"], name)
        field = words["value"].format(name)
        window.replace("password text", field, value)
        window.key("Tab")

    def prepare(self, passwords):
        """From Passwords to Review, by the button that leads on."""
        window, words = self.window, self.words
        self.press("generate")
        for name, value in passwords.items():
            self.type_password(name, value)
        window.find("push button", words["complete"])
        self.picture("passwords")
        self.press("next")
        self.press("test")
        window.wait("three connected hosts", lambda things: len(
            [1 for thing in things if thing.is_a("table cell", words["connected"])]) == 3, STEP)
        self.picture("addresses")
        self.press("next")
        window.read(words["time"])
        self.picture("time")
        self.press("next")
        window.choose(words["provider"])
        self.picture("network")
        self.press("next")
        window.read(words["options"])
        self.picture("options")
        self.press("next")
        window.read(words["nothing yet"])
        self.picture("review")

    def install(self, chapter):
        self.go_to(chapter)
        self.press("install")
        self.window.find("push button", self.words["stop"])

    def close_while_running(self, answer):
        self.window.close()
        self.window.read(self.words["running"])
        self.picture("closing")
        self.press(answer)

    def reopen(self, name):
        self.open_window("ko")
        self.press("open", name=name)

    # --- the story ---------------------------------------------------------------------------

    def test_01_practice_lab(self):
        self.open_window("ko")
        self.create_project("first")
        self.lab.read_status()
        self.assertEqual(sorted(self.lab.hosts), ["compute1", "compute2", "controller"])
        # Somebody has told the message queue of this controller to refuse short passwords.
        self.lab.command("controller", "mkdir -p /etc/rabbitmq && printf '%s\\n' "
                         "'credential_validator.validation_backend = "
                         "rabbit_credential_validator_min_password_length' "
                         "'credential_validator.min_length = 12' >/etc/rabbitmq/rabbitmq.conf")

    def test_02_prepared(self):
        self.prepare({**PASSWORDS, "RABBIT_PASS": TOO_SHORT})

    def test_03_stopped_by_closing(self):
        """Left before the first step runs, cancelled, then closed with the wish to stop; opened
        again it can go on each time."""
        self.install("environment")
        self.close_while_running("leave")
        self.assertEqual(self.window.ended(STEP), 0)
        self.reopen("first")
        self.window.find("push button", self.words["stop"], STEP)
        self.picture("running")
        self.close_while_running("cancel")
        self.window.find("push button", self.words["stop"])
        self.window.read(self.words["step runs"], STEP)  # nothing to go on with before that
        self.close_while_running("stop")
        self.assertEqual(self.window.ended(STEP), 0)
        self.reopen("first")
        self.press("resume", STEP)
        self.window.find("push button", self.words["stop"])
        self.window.read(self.words["step runs"], STEP)

    def test_04_left_running(self):
        """Closed and left; opened again the window is with the run as if it had never gone."""
        self.close_while_running("leave")
        self.assertEqual(self.window.ended(), 0)
        self.reopen("first")
        self.window.find("push button", self.words["stop"], STEP)
        self.picture("attached")

    def test_05_refused_password(self):
        """The message queue refuses the password that was typed: told, mended, gone on with."""
        window, words = self.window, self.words
        window.read(words["failed"], CHAPTER)
        window.read("minimum required password length")
        self.picture("failed")
        self.press("look")
        window.find("password text", words["value"].format("RABBIT_PASS"))
        self.picture("mending")
        window.key("ctrl+a")
        window.type(PASSWORDS["RABBIT_PASS"])
        window.key("Tab")
        window.find("push button", words["complete"])
        self.go_to("environment")
        self.press("retry")
        window.find("push button", words["stop"])
        window.find("push button", f"{words['environment']}: {words['done']}", CHAPTER)
        self.picture("environment")
        self.lab.command("controller", "rabbitmqctl authenticate_user openstack "
                         + PASSWORDS["RABBIT_PASS"])

    def test_06_identity(self):
        self.install("identity")
        self.window.find("push button", f"{self.words['identity']}: {self.words['done']}", CHAPTER)
        self.picture("identity")
        self.assertToken()
        self.window.close()
        self.assertEqual(self.window.ended(), 0)

    def test_07_in_english(self):
        """Another project on the same hosts: everything is as it should be already."""
        self.open_window("en")
        self.create_project("second")
        self.prepare(PASSWORDS)
        for chapter in ("environment", "identity"):
            self.install(chapter)
            self.window.find("push button", f"{self.words[chapter]}: {self.words['done']}",
                             CHAPTER)
            self.picture(f"{chapter}-en")
        self.assertToken()
        self.window.close()
        self.assertEqual(self.window.ended(), 0)

    def test_08_nothing_leaked(self):
        """On the screen, in what the program wrote, in its folders."""
        canaries = [*PASSWORDS.values(), TOO_SHORT]
        for window in self.windows:
            shown = "\n".join(window.seen)
            for canary in canaries:
                self.assertNotIn(canary, shown)
        for folder, _, files in os.walk(self.desktop.folder):
            for name in files:
                path = os.path.join(folder, name)
                if not os.path.isfile(path):
                    continue  # a socket of the bus
                with open(path, "rb") as file:
                    content = file.read().decode("utf-8", "replace")
                for canary in canaries:
                    self.assertNotIn(canary, content, path)

    def assertToken(self):
        address = self.lab.hosts["controller"]["address"]
        with issue_token(address, PASSWORDS["ADMIN_PASS"]) as answer:
            self.assertEqual(answer.status, 201)
            self.assertTrue(answer.headers["X-Subject-Token"])


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
