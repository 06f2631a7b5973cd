# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""A real installation on the practice lab, to an instance that answers: killed after each kind of
event, resumed, tampered with, repaired. Needs root. The tests are the chapters of one story and run
in this order.

    python3 tests/lab/test_installation.py
"""

import base64
import functools
import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
import time
import unittest
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from project import ArgumentWatch, Project, issue_token  # noqa: E402
from story import Story  # noqa: E402

CANARIES = {
    "ADMIN_PASS": "CANARYadmin7fQzR2", "DEMO_PASS": "CANARYdemo9kWtB4",
    "KEYSTONE_DBPASS": "CANARYkeystoneDb3xLm", "RABBIT_PASS": "CANARYrabbit5hYpN8",
    "GLANCE_PASS": "CANARYglance2vCsJ6", "NOVA_DBPASS": "CANARYnovaDb8rTgX",
    "NOVA_PASS": "CANARYnova4mPwK1", "PLACEMENT_PASS": "CANARYplacement6dLyH",
    "NEUTRON_PASS": "CANARYneutron9bZqV", "METADATA_SECRET": "CANARYmetadata3nFxS",
}
THROUGH = ("--through", "keystone")


class Installation(Story):
    """From fresh hosts to a token, and from there to the instance."""

    def assertNothingLeaked(self, content, where):
        for name, canary in CANARIES.items():
            self.assertNotIn(canary, content, f"{name} in {where}")

    # --- the story ---------------------------------------------------------------------------

    def test_01_project(self):
        project = self.project
        project.cli("new", project.folder, "--guide", "zed-debian12", "--network",
                    "self-service", "--practice-lab", "--generate-secrets")
        for name, canary in CANARIES.items():
            project.cli("set", project.folder, f"{name}=-", given=canary + "\n")
        shown = project.cli("check", project.folder)
        self.assertNotIn("STOP", shown)
        plan = json.loads(project.cli("plan", project.folder, "--format", "json"))
        self.assertGreater(len(plan), 50)

    def test_02_killed_and_resumed(self):
        """SIGKILL after each kind of event; the last resume goes to the end."""
        watch = ArgumentWatch(CANARIES.values())
        watch.start()
        begin = time.monotonic()
        kills = [
            lambda event: event["event"] == "run-started",
            lambda event: event["event"] == "host-connected",
            lambda event: event["event"] == "step-started",
            lambda event: event["event"] == "step-applying",
            lambda event: event["event"] == "log",
            lambda event: event["event"] == "step-finished" and event["outcome"] == "Changed",
            lambda event: event.get("section") == "never" or (
                event["event"] == "log" and event["step"].startswith("env-sql/")),
            lambda event: event["event"] == "step-applying"
            and event["step"].startswith("keystone-install/"),
            lambda event: event["event"] == "log"
            and event["step"].startswith("keystone-install/"),
        ]
        verb = ["run", *THROUGH]
        for number, kill in enumerate(kills):
            run = self.project.start(verb[0], *verb[1:])
            killed = False
            for event in run:
                if kill(event):
                    run.kill()
                    killed = True
                    break
            self.assertTrue(killed, f"kill {number} never came: {run.events[-3:]} "
                            f"{run.process.stderr.read() if not killed else ''}")
            verb = ["resume"]
        last = self.project.run("resume")
        watch.finish()
        failed = [event for event in last.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(last.status, 0, f"{failed} {last.errors}")
        self.assertEqual(last.summary()["failed"], 0)
        self.assertEqual(watch.seen, set(), "a password stood in an argument list")
        self.assertGreater(watch.looks, 100)
        print(f"    installed in {time.monotonic() - begin:.0f} s, {len(kills)} kills",
              file=sys.stderr)

    def test_03_token(self):
        """Keystone really issues a token, to this computer as well."""
        address = self.lab.hosts["controller"]["address"]
        with issue_token(address, CANARIES["ADMIN_PASS"]) as answer:
            self.assertEqual(answer.status, 201)
            self.assertTrue(answer.headers["X-Subject-Token"])

    def test_04_second_run_changes_nothing(self):
        begin = time.monotonic()
        run = self.project.run("run", *THROUGH)
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), [])
        self.assertEqual(run.summary()["changed"], 0)
        self.assertGreater(run.summary()["satisfied"], 50)
        print(f"    second run {time.monotonic() - begin:.0f} s", file=sys.stderr)

    def test_05_tampered_with(self):
        """Exactly what somebody changed by hand is changed back."""
        controller = lambda script: self.lab.command("controller", script)  # noqa: E731
        controller("sed -i 's/^provider *=.*/provider = jws/' /etc/keystone/keystone.conf")
        controller("chmod 0644 /root/admin-openrc")
        controller("mysql -e \"REVOKE ALL PRIVILEGES ON keystone.* FROM 'keystone'@'%'\"")
        controller("mysql keystone -e \"UPDATE endpoint SET url='http://nowhere:1/v3/' "
                   "WHERE interface='internal' LIMIT 1\"")
        self.lab.command("compute1", "systemctl stop chrony")
        run = self.project.run("run", *THROUGH)
        self.assertEqual(run.status, 0, run.errors)
        changed = run.changed()
        self.assertEqual(len(changed), 5, changed)
        sections = sorted(step.split("/")[0] for step in changed)
        self.assertEqual(sections, ["env-ntp-other", "keystone-install", "keystone-install",
                                    "keystone-install", "keystone-openrc"], changed)
        again = self.project.run("run", *THROUGH)
        self.assertEqual(again.changed(), [])

    def test_06_report_and_status(self):
        project = self.project
        for language, word in (("ko", "설치 보고서"), ("en", "Installation report")):
            for kind in ("html", "md", "json"):
                path = os.path.join(self.base, f"report-{language}.{kind}")
                project.cli("report", project.folder, "--lang", language, "--output", path)
                with open(path, encoding="utf-8") as file:
                    content = file.read()
                self.assertNothingLeaked(content, path)
                if kind != "json":
                    self.assertIn(word, content)
        status = json.loads(project.cli("status", project.folder, "--format", "json"))
        self.assertTrue(status["finished"])
        project.cli("resume", project.folder, status=2)

    def test_07_pulled_cable(self):
        """A host that is not there: one line, exit status 3, and nothing is changed."""
        self.lab.run("cut", "compute1")
        try:
            said = self.project.cli("run", self.project.folder, status=3)
        finally:
            self.lab.run("heal", "compute1")
        self.assertIn("compute1", said)
        self.assertEqual(self.project.run("run", *THROUGH).status, 0)

    def test_08_cable_pulled_in_the_middle(self):
        """The step goes on while the cable is out; the run goes on when it is back."""
        self.lab.command("compute1", "apt-get remove -y -q chrony >/dev/null 2>&1")
        self.lab.command("compute1", "mv /usr/bin/dpkg /usr/bin/dpkg.real && printf "
                         "'#!/bin/sh\\nsleep 3\\nexec /usr/bin/dpkg.real \"$@\"\\n' "
                         ">/usr/bin/dpkg && chmod +x /usr/bin/dpkg")
        run = self.project.start("run", "--chapter", "env-ntp-other")
        for event in run:
            if event["event"] == "step-applying" and event["host"] == "compute1" \
                    and event["step"] == "env-ntp-other/install-chrony":
                self.lab.run("cut", "compute1")
                break
        time.sleep(45)
        self.lab.run("heal", "compute1")
        status = run.finish()
        self.lab.command("compute1", "mv /usr/bin/dpkg.real /usr/bin/dpkg")
        self.assertEqual(status, 0, run.errors)
        self.assertTrue([event for event in run.named("host-lost")
                         if event["host"] == "compute1"])
        self.assertIn("env-ntp-other/install-chrony@compute1", run.changed())

    def test_09_sudo_user_with_password(self):
        """The same hosts by a user who needs sudo; a wrong password is told, once."""
        lab = self.lab.read_status()
        hosts = os.path.join(self.base, "hosts.yaml")
        with open(hosts, "w", encoding="utf-8") as file:
            file.write("hosts:\n")
            for host in lab["hosts"]:
                file.write(f"  - {{name: {host['name']}, roles: [{host['roles'][0]}], address: "
                           f"{host['address']}, user: {lab['sudo_user']}, password: ask, "
                           f"sudo: password, host_key: \"{host['host_key']}\"}}\n")
        with open(lab["sudo_password_file"], encoding="utf-8") as file:
            password = file.read().strip()
        project = Project(self.lab, os.path.join(self.base, "by-sudo"))
        project.cli("new", project.folder, "--guide", "zed-debian12", "--network", "provider",
                    "--hosts", hosts, "--generate-secrets")
        said = project.cli("check", project.folder, status=2, given="")
        self.assertIn("LOGIN_PASSWORD@controller", said)
        for host in lab["hosts"]:
            project.cli("set", project.folder, f"LOGIN_PASSWORD@{host['name']}=-",
                        given="not-" + password + "\n")
        said = project.cli("check", project.folder, status=3)
        self.assertNotIn(password, said)
        for host in lab["hosts"]:
            project.cli("set", project.folder, f"LOGIN_PASSWORD@{host['name']}=-",
                        given=password + "\n")
        project.cli("check", project.folder)
        run = project.run("run", "--chapter", "env-ntp-controller")
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), [])

    def test_10_full_disk_of_a_host(self):
        self.lab.command("compute1", "systemctl stop chrony; mkdir -p /var/lib/pikestaff; "
                         "mount -t tmpfs -o size=64k tmpfs /var/lib/pikestaff; "
                         "head -c 100k /dev/zero >/var/lib/pikestaff/full 2>/dev/null; true")
        run = self.project.run("run", *THROUGH)
        self.lab.command("compute1", "umount /var/lib/pikestaff")
        self.assertEqual(run.status, 1, run.errors)
        failed = [event for event in run.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual([event["host"] for event in failed], ["compute1"])
        self.assertIn("RemoteDiskFull", failed[0]["reason"])
        mended = self.project.run("resume")
        self.assertEqual(mended.status, 0, mended.errors)

    def test_11_host_installed_anew(self):
        """Another key is refused by a project that knows the old one; the lab's own learns it."""
        self.lab.run("reset", "compute1")
        other = Project(self.lab, os.path.join(self.base, "by-sudo"))
        said = other.cli("check", other.folder, status=3)
        self.assertIn("compute1", said)
        run = self.project.run("run", "--chapter", "env-ntp-other")
        self.assertEqual(run.status, 0, run.errors)
        self.assertTrue(run.changed())

    def test_12_step_runner_on_a_host(self):
        """Both engines of detached steps, on a host with systemd as PID 1."""
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                            "../remote/steprunner_on_host.sh")
        with open(path, "rb") as file:
            script = base64.b64encode(file.read()).decode()
        # Not as an argument in clear: the script looks for its own words in the process list.
        self.lab.command("compute1", f"echo {script} | base64 -d >/run/steprunner_on_host.sh")
        said = self.lab.command("compute1", "sh /run/steprunner_on_host.sh 2>&1 | tail -n 40")
        self.assertIn(" passed, 0 failed", said)

    def test_13_whole_cloud(self):
        """Everything from here, with one kill on the way, to an instance that answers."""
        watch = ArgumentWatch(CANARIES.values())
        watch.start()
        begin = time.monotonic()
        run = self.project.start("run")
        for event in run:
            if event["event"] == "step-applying" and event["step"].startswith("nova-"):
                run.kill()
                break
        last = self.project.run("resume")
        watch.finish()
        failed = [event for event in last.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(last.status, 0, f"{failed} {last.errors}")
        self.assertEqual(watch.seen, set(), "a password stood in an argument list")
        print(f"    whole cloud in {time.monotonic() - begin:.0f} s", file=sys.stderr)

    def test_14_instance_answers(self):
        """This computer, which is none of the hosts, reaches the instance by its floating IP."""
        said = self.lab.command("controller", ". /root/demo-openrc; "
                                "openstack floating ip list -f json")
        addresses = [each["Floating IP Address"] for each in json.loads(said)
                     if each["Fixed IP Address"]]
        self.assertEqual(len(addresses), 1, said)
        subprocess.run(["ping", "-c", "2", "-W", "5", addresses[0]], check=True,
                       stdout=subprocess.DEVNULL)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{addresses[0]}/", timeout=30) as answer:
            self.assertEqual(answer.status, 200)

    def test_15_whole_cloud_again(self):
        begin = time.monotonic()
        run = self.project.run("run")
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), [])
        print(f"    second run of everything {time.monotonic() - begin:.0f} s", file=sys.stderr)

    def test_16_own_image(self):
        """An image of this computer: sent, checked, and the one that Glance has already."""
        image = os.path.join(self.base, "it's mine.img")
        with open(image, "wb") as file:
            file.write(base64.b64decode(
                self.lab.command("controller", "base64 /root/instance-image.img; "
                                 "rm /root/instance-image.img")))
        self.project.cli("set", self.project.folder, "image_source=file", f"image_file={image}")
        run = self.project.run("run", "--through", "glance")
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), ["glance-verify/own-image@controller"])
        self.project.cli("set", self.project.folder, f"image_file={self.base}/none.img")
        run = self.project.run("run", "--through", "glance")
        self.assertEqual(run.status, 1, run.errors)
        self.assertIn("is not a file on this computer", run.errors + str(run.events[-5:]))
        self.project.cli("set", self.project.folder, "image_source=tiny")

    def test_17_downloaded_image(self):
        """By HTTP from the management network; it has to be the image that was meant."""
        image = os.path.join(self.base, "it's mine.img")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=self.base)
        server = http.server.ThreadingHTTPServer((self.status["management"]["gateway"], 0), handler)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://{server.server_address[0]}:{server.server_address[1]}/it%27s%20mine.img"
        self.lab.command("controller", "rm /root/instance-image.img")
        self.project.cli("set", self.project.folder, "image_source=download", f"image_url={url}",
                         f"image_checksum={'0' * 32}")
        run = self.project.run("run", "--through", "glance")
        self.assertEqual(run.status, 1, run.errors)
        self.assertIn("it is not the image that was meant", str(run.events))
        with open(image, "rb") as file:
            checksum = hashlib.md5(file.read()).hexdigest()
        self.project.cli("set", self.project.folder, f"image_checksum={checksum}")
        run = self.project.run("run", "--through", "glance")
        self.assertEqual(run.status, 0, run.errors)
        self.assertEqual(run.changed(), ["glance-verify/download-image@controller"])
        self.project.cli("set", self.project.folder, "image_source=tiny")

    def test_18_cloud_tampered_with(self):
        """What people get wrong by hand is found where it is and put right, and a password that is
        changed in the project is changed wherever it stands."""
        CANARIES["RABBIT_PASS"] = "CANARYrabbit7aSdF2"
        self.project.cli("set", self.project.folder, "RABBIT_PASS=-",
                         given=CANARIES["RABBIT_PASS"] + "\n")
        controller = lambda script: self.lab.command("controller", script)  # noqa: E731
        controller("sed -i 's/^local_ip *=.*/local_ip = 192.0.2.77/' "
                   "/etc/neutron/plugins/ml2/linuxbridge_agent.ini")
        self.lab.command("compute1", "systemctl stop nova-compute")
        run = self.project.run("run")
        failed = [event for event in run.named("step-finished") if event["outcome"] == "Failed"]
        self.assertEqual(run.status, 0, f"{failed} {run.errors}")
        self.assertGreaterEqual(len(run.changed()), 3, run.changed())
        self.assertEqual(self.project.run("run").changed(), [])

    def test_19_no_secret_anywhere(self):
        """Every byte that the program printed or keeps, and what it left on the hosts."""
        self.assertNothingLeaked("".join(self.project.printed), "what the program printed")
        for folder, _, files in os.walk(self.project.folder):
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    self.assertNothingLeaked(file.read().decode("utf-8", "replace"), path)
        places = "/var/lib/pikestaff /run/pikestaff /tmp /var/tmp /var/log /root/.bash_history " \
                 "/root/.mysql_history /run/log"
        for host in self.lab.hosts:
            found = self.lab.command(host, f"grep -rlE -- CANARY {places} 2>/dev/null || true")
            self.assertEqual(found.strip(), "", f"a password was left on {host}")


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
