# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Telling how far the work is: friendly lines, or one JSON object a line."""

import json
import sys
import time


class Progress:
    """Counts steps; note() speaks about the current step again, step() opens the next one."""

    def __init__(self, output_format, text, stream=sys.stdout):
        self._json = output_format == "json"
        self._text = text
        self._stream = stream
        self._begin = time.monotonic()
        self._step = 0
        self._steps = 0

    def plan(self, steps):
        self._steps = steps

    def step(self, text_id, **values):
        self._step += 1
        self.note(text_id, **values)

    def note(self, text_id, **values):
        message = self._text(text_id, **values)
        if self._json:
            self.emit({"event": "lab-progress", "message": message,
                       "step": self._step, "steps": self._steps})
            return
        seconds = time.monotonic() - self._begin
        self.line(f"{seconds:6.1f} s  {message}")

    def emit(self, record):
        self.line(json.dumps(record, ensure_ascii=False))

    def line(self, text):
        if self._stream is None:
            return
        try:
            print(text, file=self._stream, flush=True)
        except BrokenPipeError:
            # Who asked has gone; half a lab would help nobody, so the work goes on.
            self._stream = None
