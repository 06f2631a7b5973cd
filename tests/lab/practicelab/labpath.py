# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Lets the tests import the practice lab from the source tree."""

import os
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
PROGRAM = os.path.join(ROOT, "packaging", "practice-lab", "practice-lab")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(PROGRAM))
