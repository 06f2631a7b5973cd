# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from dataclasses import replace

import labpath  # noqa: F401
from pikestaff_lab import processes
from pikestaff_lab.errors import LabError
from pikestaff_lab.processes import Identity


class Run(unittest.TestCase):
    def test_output_and_input(self):
        self.assertEqual(processes.run(["cat"], "hello\n"), "hello\n")

    def test_failure_names_command_and_cause(self):
        with self.assertRaises(LabError) as caught:
            processes.run(["sh", "-c", "echo first >&2; echo 'the cause' >&2; echo >&2; exit 3"])
        self.assertEqual(caught.exception.values["cause"], "the cause")
        self.assertTrue(caught.exception.values["command"].startswith("sh -c"))
        with self.assertRaises(LabError) as caught:
            processes.run(["sh", "-c", "exit 3"])
        self.assertEqual(caught.exception.values["cause"], "exit status 3")

    def test_nothing_of_the_callers_environment(self):
        os.environ["PRACTICE_LAB_TEST"] = "leak"
        self.addCleanup(os.environ.pop, "PRACTICE_LAB_TEST")
        self.assertNotIn("leak", processes.run(["env"]))

    def test_succeeds(self):
        self.assertTrue(processes.succeeds(["true"]))
        self.assertFalse(processes.succeeds(["false"]))
        self.assertFalse(processes.succeeds(["no-such-program-here"]))


class Identities(unittest.TestCase):
    def test_life(self):
        child = subprocess.Popen(["sleep", "60"])
        identity = Identity.of(child.pid)
        self.assertTrue(identity.alive())
        self.assertEqual(Identity.load(vars(identity)), identity)
        self.assertFalse(identity.wait(0.05))
        identity.send(signal.SIGKILL)
        # Not reaped yet: a zombie counts as gone.
        self.assertTrue(identity.wait(5))
        child.wait()
        self.assertFalse(identity.alive())
        identity.send(signal.SIGKILL)

    def test_a_reused_pid_is_somebody_else(self):
        me = Identity.of(os.getpid())
        self.assertTrue(me.alive())
        self.assertFalse(replace(me, started=me.started + 1).alive())
        self.assertFalse(replace(me, boot="another").alive())

    def test_none(self):
        self.assertIsNone(Identity.load(None))
        self.assertIsNone(Identity.of(2 ** 22 + 5))

    def test_a_name_with_brackets_is_read(self):
        with tempfile.TemporaryDirectory() as directory:
            odd = os.path.join(directory, "a) b (c")
            os.symlink("/bin/sleep", odd)
            child = subprocess.Popen([odd, "60"])
            self.addCleanup(child.wait)
            self.addCleanup(child.kill)
            self.assertTrue(Identity.of(child.pid).alive())


class Children(unittest.TestCase):
    def test_detached_outlives_its_starter(self):
        with tempfile.NamedTemporaryFile("r") as log:
            child = processes.detach(["sh", "-c", "echo $LAB_TEST; ps -o sid= -p $$; sleep 60"],
                                     log.name, {"LAB_TEST": "extra"})
            self.addCleanup(child.wait)
            self.addCleanup(child.kill)
            self.assertTrue(processes.wait_until(lambda: os.path.getsize(log.name) > 6, 5))
            self.assertEqual(log.read().split(), ["extra", str(child.pid)])

    def test_die_with_parent(self):
        code = ("import subprocess, sys, time; sys.path.insert(0, sys.argv[1])\n"
                "from pikestaff_lab import processes\n"
                "c = subprocess.Popen(['sleep', '60'], preexec_fn=processes.die_with_parent)\n"
                "print(c.pid, flush=True); time.sleep(60)\n")
        parent = subprocess.Popen([sys.executable, "-B", "-c", code,
                                   os.path.dirname(labpath.PROGRAM)], stdout=subprocess.PIPE)
        grandchild = Identity.of(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        parent.stdout.close()
        self.assertTrue(grandchild.wait(5))

    def test_wait_until(self):
        begin = time.monotonic()
        self.assertFalse(processes.wait_until(lambda: False, 0.1))
        self.assertGreaterEqual(time.monotonic() - begin, 0.1)
        self.assertTrue(processes.wait_until(lambda: True, 0))


if __name__ == "__main__":
    unittest.main()
