"""How web workers and the process aside know of each other: a pipe for what is asked, a page for what became
of it. Both are made before the processes part, so that no place on disk is needed and none is trusted."""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from contextlib import suppress

from dashboard.answers.later import ASIDE, HERE

SIZE = 64 * 1024
HEAD = 4 + 16
LONGEST_JOB = 3500
"""Shorter than what a pipe takes in one piece, so that no two askers' words mix."""
TRIES = 3


class Board:
    """Jobs asked for, and what is known of those that went wrong: FAILED or, where nothing is kept, HERE."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, SIZE)
        self.reader, self._writer = os.pipe()
        os.set_blocking(self.reader, False)
        os.set_blocking(self._writer, False)

    def leave_reading(self) -> None:
        """Lets go of the end that the process aside reads, so that its end is noticed."""
        os.close(self.reader)

    def leave_asking(self) -> None:
        """Lets go of the end that askers write to."""
        os.close(self._writer)

    def ask(self, job: str) -> str:
        """Tells the process aside of a job, and what becomes of it; HERE where there is nobody any more."""
        said = self.states().get(name(job), ASIDE)
        if said != ASIDE:
            return said
        try:
            line = f"{job}\n".encode()
            if len(line) > LONGEST_JOB or "\n" in job:
                return HERE
            os.write(self._writer, line)
        except BlockingIOError:
            pass  # it has much to read; whoever waits asks again
        except OSError:
            return HERE
        return ASIDE

    def asked(self) -> list[str]:
        """What was asked for since the last look."""
        with suppress(BlockingIOError):
            lines = os.read(self.reader, SIZE).decode("utf-8", "replace")
            return [line for line in lines.split("\n") if line]
        return []

    def publish(self, states: dict[str, str]) -> None:
        """Tells all processes what became of jobs, by their names; those that are worked on need no word."""
        body = json.dumps(dict(list(states.items())[-500:])).encode()
        self._page[: HEAD + len(body)] = len(body).to_bytes(4) + _digest(body) + body

    def states(self) -> dict[str, str]:
        """What was published last."""
        for _try in range(TRIES):
            length = int.from_bytes(self._page[:4])
            body = self._page[HEAD : HEAD + length]
            if self._page[4:HEAD] == _digest(body):
                return dict(json.loads(body))
        return {}


def name(job: str) -> str:
    """A job's short name on the page."""
    return hashlib.sha256(job.encode()).hexdigest()[:16]


def _digest(body: bytes) -> bytes:
    return hashlib.md5(body, usedforsecurity=False).digest()
