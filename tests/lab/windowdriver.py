# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A desktop of its own and a person at it: what is on the screen is found as a screen reader finds
it (AT-SPI), and is then used with the real pointer and keyboard (XTEST)."""

import os
import re
import subprocess
import time

PATIENCE = 30  # seconds for what needs no host
LOOK_AGAIN = 0.2
LOOK_LATER = 1  # once it has taken long
STILL = 0.1
WHEEL_DOWN = 5
SCREEN = "1366x768x24"
MNEMONIC = re.compile(r" ?\((?:&)?[A-Z]\)")

# No services but the accessibility bus: a key store of this computer would ask its own questions.
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
ACCESSIBILITY = "/usr/share/dbus-1/services/org.a11y.Bus.service"


class Desktop:
    """An X server, a window manager, a session bus; gone with stop()."""

    def __init__(self, folder, screenshots=None):
        self.folder = folder
        self.screenshots = screenshots
        self.processes = []
        self.pictures = 0
        os.makedirs(os.path.join(folder, "services"))
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("XDG_", "DBUS_", "QT_", "LC_", "LANG"))}
        for name in ("config", "cache", "data", "state", "runtime"):
            path = os.path.join(folder, name)
            os.mkdir(path, 0o700)
            variable = "XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"
            self.environment[variable] = path
        home = os.path.join(folder, "home")
        os.mkdir(home)
        self.environment.update(HOME=home, LANG="C.UTF-8", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                                QT_QPA_PLATFORM="xcb")
        try:
            self.start()
        except BaseException:
            self.stop()
            raise

    def start(self):
        number = self.serve(["Xvfb", "-displayfd", "{fd}", "-screen", "0", SCREEN,
                             "-nolisten", "tcp"])
        self.environment["DISPLAY"] = f":{number}"
        with open(ACCESSIBILITY, encoding="utf-8") as service:
            words = service.read().replace("SystemdService=", "#")
        with open(f"{self.folder}/services/a11y.service", "w", encoding="utf-8") as own:
            own.write(words)
        with open(f"{self.folder}/bus.conf", "w", encoding="utf-8") as own:
            own.write(BUS.format(folder=self.folder))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.serve(
            ["dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork",
             "--print-address={fd}"])
        self.processes.append(subprocess.Popen(["openbox"], env=self.environment,
                                               stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL))
        # What looks at the screen is this process: it has to find the same buses.
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            os.environ[name] = self.environment[name]
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)

    def serve(self, command):
        """Starts a server that tells by a file descriptor how to reach it."""
        reader, writer = os.pipe()
        words = [word.format(fd=writer) for word in command]
        self.processes.append(subprocess.Popen(words, env=self.environment, pass_fds=[writer],
                                               stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL))
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as answer:
            line = answer.readline().strip()
        if not line:
            raise AssertionError(f"{command[0]} does not start")
        return line

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()

    def act(self, *words, given=None):
        """xdotool: pointer and keys as if a hand had moved them."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True,
                       input=given, text=True, stdout=subprocess.DEVNULL)

    def picture(self, name):
        if self.screenshots is None:
            return
        os.makedirs(self.screenshots, exist_ok=True)
        self.pictures += 1
        path = os.path.join(self.screenshots, f"{self.pictures:02}-{name}.png")
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)


class Thing:
    """Something that a screen reader would speak of."""

    def __init__(self, accessible):
        from gi.repository import Atspi
        self.kinds = Atspi
        self.accessible = accessible
        self.role = accessible.get_role_name() or ""
        self.name = MNEMONIC.sub("", accessible.get_name() or "")
        states = accessible.get_state_set()
        self.showing = states.contains(Atspi.StateType.SHOWING)
        self.sensitive = states.contains(Atspi.StateType.SENSITIVE)
        self.checked = states.contains(Atspi.StateType.CHECKED)

    @property
    def place(self):
        return self.accessible.get_extents(self.kinds.CoordType.SCREEN)

    @property
    def words(self):
        """Its name, and what stands in it: of a field with hidden letters their dots."""
        if self.role not in ("text", "password text"):
            return self.name
        return f"{self.name}\n{self.kinds.Text.get_text(self.accessible, 0, -1)}"

    def is_a(self, role, name):
        return self.role == role and re.fullmatch(name, self.name) is not None

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Thing(child)

    def walk(self):
        """Itself and whatever of it is on the screen."""
        yield self
        for child in self.children():
            if child.showing:
                yield from child.walk()

    def __str__(self):
        return f"{self.role}: {self.name!r}{'' if self.sensitive else ' (grey)'}"


class Window:
    """The program, and a person who uses it."""

    def __init__(self, desktop, program, arguments, environment):
        self.desktop = desktop
        self.seen = set()  # every text that was ever looked at
        self.log = open(os.path.join(desktop.folder, "window.log"), "ab")
        self.process = subprocess.Popen([program, *arguments],
                                        env=dict(desktop.environment, **environment),
                                        stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log)

    # --- looking -----------------------------------------------------------------------------

    def root(self):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        desk = Atspi.get_desktop(0)
        while GLib.MainContext.default().iteration(False):
            pass
        for index in range(desk.get_child_count()):
            child = desk.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    def look(self):
        """Everything on the screen. A part that goes while it is looked at is left out."""
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import GLib
        things = []
        try:
            root = self.root()
            windows = Thing(root).children() if root is not None else []
            for window in windows:
                for thing in window.walk():
                    things.append(thing)
                    self.seen.add(thing.words)
        except GLib.Error:
            pass
        return things

    def text(self):
        return "\n".join(str(thing) for thing in self.look())

    def wait(self, what, condition, patience=PATIENCE):
        """The first true answer of the condition, which gets what is on the screen."""
        deadline = time.monotonic() + patience
        while True:
            answer = condition(self.look())
            if answer:
                return answer
            if self.process.poll() is not None:
                raise AssertionError(f"{what}: the window has ended ({self.process.returncode})")
            if time.monotonic() > deadline:
                self.desktop.picture("not-found")
                raise AssertionError(f"{what}: not there after {patience} s\n{self.text()}")
            late = time.monotonic() > deadline - patience + PATIENCE
            time.sleep(LOOK_LATER if late else LOOK_AGAIN)

    def find(self, role, name, patience=PATIENCE, sensitive=True):
        """A control by what it is and its whole name, a regular expression."""
        def found(things):
            return next((thing for thing in things if thing.is_a(role, name)
                         and (thing.sensitive or not sensitive)), None)
        return self.wait(f"{role} {name!r}", found, patience)

    def read(self, words, patience=PATIENCE):
        """Waits until these words (a regular expression) are somewhere on the screen."""
        return self.wait(f"words {words!r}", lambda things: next(
            (thing for thing in things if re.search(words, thing.words)), None), patience)

    # --- doing -------------------------------------------------------------------------------

    def click(self, role, name, patience=PATIENCE):
        thing = self.find(role, name, patience)
        self.point_at(thing)
        self.desktop.act("click", 1)
        return thing

    def point_at(self, thing):
        """Once it stands still: a layout that changes would be clicked beside."""
        place, before = thing.place, None
        while before is None or (place.x, place.y) != (before.x, before.y):
            time.sleep(STILL)
            place, before = thing.place, place
        self.desktop.act("mousemove", place.x + place.width // 2, place.y + place.height // 2)

    def choose(self, name):
        """A radio button."""
        self.click("radio button", name)
        self.wait(f"{name} is chosen", lambda things: any(
            thing.is_a("radio button", name) and thing.checked for thing in things))

    def click_cell(self, table, name):
        """A cell of a table, which is scrolled down by the wheel until the cell is seen."""
        outer = self.find("table", table)
        self.point_at(outer)
        bottom = outer.place.y + outer.place.height
        for _ in range(40):
            cell = next((thing for thing in outer.walk() if thing.is_a("table cell", name)), None)
            if cell is not None and cell.place.y + cell.place.height < bottom:
                break
            self.desktop.act("click", WHEEL_DOWN)
        return self.click("table cell", name)

    def key(self, *keys):
        self.desktop.act("key", *keys)

    def type(self, text):
        """By standard input: an argument list would show a password."""
        self.desktop.act("type", "--delay", 20, "--file", "-", given=text)

    def replace(self, role, name, text):
        """Types over what stands in a field."""
        self.click(role, name)
        self.key("ctrl+a")
        self.type(text)

    # --- its end -----------------------------------------------------------------------------

    def close(self):
        """As a person does, by the window manager."""
        self.key("alt+F4")

    def ended(self, patience=PATIENCE):
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the window is still there\n{self.text()}") from None
        self.log.close()
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
