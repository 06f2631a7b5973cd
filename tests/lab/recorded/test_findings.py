# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The comparison of a recorded run with the facts notices what differs, both ways."""

import unittest

from recorded import facts, findings

CONTROLLER = facts.Host("controller", "controller", "10.77.0.11", "10.77.0.11", "eth1")
BLOCK = facts.Host("block1", "block", "10.77.0.41", "10.77.0.41", "eth1")
PACKAGED = "[database]\n#connection = <None>\nconnection = sqlite\n[api]\nhost = a\nport = 1\n"
SETTINGS = [("f", "database", "connection", "mysql"), ("f", "api", "host", "b"),
            ("f", "api", "*other*", None)]
EDIT = ["edit f\nserver controller iburst", "edit f, remove ^pool "]


def site(network="provider"):
    return facts.Site(network, [CONTROLLER, BLOCK], "10.77.0.0/24", {"SWIFT_URL": "http://s"})


class Settings(unittest.TestCase):
    def differences(self, after):
        return findings.compare_settings("f", SETTINGS, PACKAGED, after)

    def test_as_wanted(self):
        self.assertEqual(self.differences(
            "[database]\nconnection = mysql\n[api]\nhost=b\n#port = 1\n"), [])

    def test_another_value(self):
        self.assertEqual(
            self.differences("[database]\nconnection = sqlite\n[api]\nhost = b\n"),
            ["f [database] connection: ['sqlite'] instead of ['mysql']"])

    def test_missing_left_over_twice_and_extra(self):
        for after, what in (("[database]\nconnection = mysql\n", "[api] host"),
                            ("[database]\nconnection = mysql\n[api]\nhost = b\nport = 1\n",
                             "[api] port"),
                            ("[database]\nconnection = mysql\nconnection = mysql\n"
                             "[api]\nhost = b\n", "[database] connection"),
                            ("[database]\nconnection = mysql\nmore = 1\n[api]\nhost = b\n",
                             "[database] more"),
                            ("connection = mysql\n[api]\nhost = b\n[database]\n",
                             "[] connection")):
            self.assertTrue(self.differences(after)[0].startswith("f " + what), after)


class Lines(unittest.TestCase):
    def differences(self, after):
        return findings.compare_lines("f", EDIT, "pool a\nserver b\nrtcsync\n", after)

    def test_as_wanted(self):
        self.assertEqual(self.differences("#pool a\nserver controller iburst\nrtcsync\n"), [])

    def test_what_differs(self):
        for after, what in (("#pool a\nrtcsync\n", "missing line: server controller iburst"),
                            ("pool a\nserver controller iburst\nrtcsync\n", "still there: pool a"),
                            ("#pool a\nserver controller iburst\n", "line is gone: rtcsync"),
                            ("#pool a\nserver controller iburst\nrtcsync\nallow all\n",
                             "extra line: allow all")):
            self.assertEqual(self.differences(after), ["f: " + what])

    def test_a_file_that_nobody_named(self):
        faults, _ = findings.compare_files(CONTROLLER, facts.Wanted(), [], {"/etc/a": "1\n"},
                                           {"/etc/a": "1\n", "/etc/b": "2\n"})
        self.assertEqual(faults, ["controller: /etc/b: extra line: 2"])


class Dashboard(unittest.TestCase):
    TOLD = ["edit %s\nN = {\n    ...\n    'r': False,\n}" % findings.DASHBOARD,
            "edit %s\nURL = \"http://%%s\" %% OPENSTACK_HOST" % findings.DASHBOARD,
            "edit %s\nOPENSTACK_HOST = \"controller\"" % findings.DASHBOARD]

    def differences(self, text):
        told = [self.TOLD[2], *self.TOLD[:2]]
        return findings.compare_dashboard(told, {findings.DASHBOARD: text})

    def test_the_last_word_counts(self):
        good = 'OPENSTACK_HOST = "controller"\nURL = "http://controller"\nN = {"r": True, "q": 1}\n'
        self.assertEqual(self.differences(good + "N.update(r=False)\n"), [])
        self.assertEqual(self.differences(good), [
            findings.DASHBOARD + ": N is {'r': True} instead of {'r': False}"])


class Record(unittest.TestCase):
    TEXTS = ["package a b", "service restart a", "edit /etc/a\nb", "command as root: a-manage sync",
             "command as admin: openstack user create --domain default --password A_PASS a"]
    GOOD = ["lists update", "package a b", "service restart a", "command a-manage sync",
            "command as admin: openstack user create --password A_PASS --domain default a"]

    def test_as_wanted(self):
        self.assertEqual(findings.compare_record(CONTROLLER, self.TEXTS, self.GOOD), ([], 4))

    def test_missing_extra_otherwise_and_another_order(self):
        good = self.GOOD
        for record in (good[:-1], [*good, "service restart b"], [*good[:2], good[3], good[2],
                                                                 good[4]],
                       [*good[:4], good[4].replace("A_PASS", "B_PASS")],
                       [*good[:4], good[4].replace("as admin", "as demo")]):
            self.assertNotEqual(findings.compare_record(CONTROLLER, self.TEXTS, record)[0], [])


class Facts(unittest.TestCase):
    def test_placeholders_of_a_host(self):
        self.assertEqual(site().on(BLOCK, "my_ip = MANAGEMENT_INTERFACE_IP_ADDRESS at 10.0.0.11"),
                         "my_ip = 10.77.0.41 at 10.77.0.11")
        self.assertEqual(site().on(BLOCK, "allow 10.0.0.0/24 of SWIFT_URL"),
                         "allow 10.77.0.0/24 of http://s")

    def test_options(self):
        one, two = (facts.read(site(network)) for network in ("provider", "self-service"))
        self.assertIn("neutron-controller-option1", one["controller"].texts)
        self.assertNotIn("neutron-controller-option1", two["controller"].texts)
        self.assertIn("service restart neutron-l3-agent", two["controller"].all())
        self.assertNotIn("service restart neutron-l3-agent", one["controller"].all())
        self.assertGreater(len(one["controller"].all()), 150)
        self.assertNotIn("object1", "".join(one["controller"].all()))

    def test_every_exception_of_the_guide_is_needed(self):
        exceptions = facts.Exceptions.read()
        compute = facts.Host("compute1", "compute", "10.77.0.31", "10.77.0.31", "eth1")
        for network in ("provider", "self-service"):
            here = facts.Site(network, [CONTROLLER, compute, BLOCK], "10.77.0.0/24", {})
            wanted = facts.read(here)
            for host in here.hosts:
                for section, texts in wanted[host.name].texts.items():
                    exceptions.perform(host, network, section, exceptions.tell(section, texts))
        self.assertEqual(exceptions.unused(), [])

    def test_idle_exceptions(self):
        entry = {"section": "s", "fact": "service restart a", "actions": ["service restart a b"],
                 "reason": "r"}
        exceptions = facts.Exceptions([], [entry])
        self.assertEqual(exceptions.perform(BLOCK, "provider", "s", ["package a"]), ["package a"])
        self.assertEqual(exceptions.unused(), [entry])
        self.assertEqual(exceptions.perform(BLOCK, "provider", "s", ["service restart a"]),
                         ["service restart a b"])
        self.assertEqual(exceptions.unused(), [])


if __name__ == "__main__":
    unittest.main()
