"""The process aside: prepares what most readers ask for, and works out dear answers, one at a time.

It gives way to all others, answers nobody, and ends with its parent. Each job is done in a process of its
own, so that one that fails, is killed or takes memory leaves nothing behind.
"""

from __future__ import annotations

import os
import select
import signal
import stat
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf

from dashboard.answers.later import FAILED, HERE
from dashboard.server.prepared.board import Board, name

PREPARING, ASKED = 10, 3
"""Niceness: of what nobody waits for, and of what somebody does; readers go before both."""
IDLE, BUSY = 0.5, 0.02
"""Seconds between looks at the parent, without work and with some."""
MOST_WAITING = 64
TRIES = 2
FORGIVEN = 60.0
"""Seconds after which a job that failed is tried again."""

PREPARATION = ""
"""The job that nobody asks for."""


@dataclass(frozen=True)
class Work:
    """`do` does a job and keeps its answer, `there` says whether it is kept; `prepare` does what nobody has
    asked for yet. `urgent` jobs, for which readers of many views wait, go before others."""

    do: Callable[[str], None]
    there: Callable[[str], bool]
    prepare: Callable[[], None]
    urgent: Callable[[str], bool]


@dataclass(frozen=True)
class Child:
    """A process that does a job."""

    process: int
    job: str


def start_aside(board: Board, work: Work, first: tuple[str, ...] = ()) -> int:
    """Starts the process aside, with some jobs to begin with, and gives its number.

    Only for a process without threads: what another thread holds would be held for ever in the new one.
    """
    parent = os.getpid()
    sys.stdout.flush()
    if process := os.fork():
        board.leave_reading()
        return process
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        board.leave_asking()
        close_sockets()
        Aside(board, work, parent, dict.fromkeys(first)).run()
    except BaseException:  # noqa: BLE001 (whatever fails here is told, and readers go on)
        traceback.print_exc()
    finally:
        os._exit(0)


def close_sockets() -> None:
    """Closes what was inherited and listens."""
    for one in range(3, 1024):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(one).st_mode):
                os.close(one)


def end_with(parent: int) -> None:
    """Ends this process when its parent has ended, whatever it is at."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(0)


@dataclass
class Aside:
    """`jobs` wait. The last of the `children` works; those before it are stopped until it has ended."""

    board: Board
    work: Work
    parent: int
    jobs: dict[str, None]
    children: list[Child] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)
    told: dict[str, tuple[str, float]] = field(default_factory=dict)

    def run(self) -> None:
        """Works until the parent is gone."""
        self.jobs[PREPARATION] = None
        while os.getppid() == self.parent:
            wait = BUSY if self.children else IDLE
            if select.select([self.board.reader], [], [], wait)[0]:
                self.take(self.board.asked())
            self.look_after_child()
            self.forgive()
            self.begin()
        for child in self.children:
            with suppress(ProcessLookupError):
                os.kill(child.process, signal.SIGKILL)

    def take(self, asked: list[str]) -> None:
        """Notes what is asked for, once."""
        running = [child.job for child in self.children]
        for job in asked:
            if job not in running and name(job) not in self.told and len(self.jobs) < MOST_WAITING:
                self.jobs[job] = None

    def rank(self, job: str) -> int:
        """Which job goes before which."""
        if job == PREPARATION:
            return 2
        return 0 if self.work.urgent(job) else 1

    def begin(self) -> None:
        """Begins with the next job, if it goes before the one that is worked on."""
        job = min(self.jobs, key=self.rank, default=None)
        if job is None or (self.children and self.rank(self.children[-1].job) <= self.rank(job)):
            return
        del self.jobs[job]
        if job == PREPARATION:
            self.start(job, self.work.prepare, PREPARING)
        elif not self.work.there(job):
            self.start(job, lambda: self.work.do(job), ASKED)

    def start(self, job: str, work: Callable[[], None], niceness: int) -> None:
        """A child that does a job; one that works already stops meanwhile."""
        if self.children:
            os.kill(self.children[-1].process, signal.SIGSTOP)
        self.children.append(Child(fork(work, niceness), job))

    def look_after_child(self) -> None:
        """Notes how the working child ended, and lets the one before it go on."""
        if not self.children:
            return
        child = self.children[-1]
        process, status = os.waitpid(child.process, os.WNOHANG)
        if not process:
            return
        self.children.pop()
        if child.job != PREPARATION:
            self.note(child.job, status)
        if self.children:
            os.kill(self.children[-1].process, signal.SIGCONT)

    def note(self, job: str, status: int) -> None:
        """What became of a job: one that failed is tried again, one whose answer cannot be kept is left to
        its asker."""
        if self.work.there(job):
            self.failures.pop(job, None)
        elif status == 0:
            self.tell(job, HERE, inf)
        else:
            self.failures[job] = self.failures.get(job, 0) + 1
            if self.failures[job] < TRIES:
                self.jobs[job] = None
            else:
                self.tell(job, FAILED, time.monotonic() + FORGIVEN)

    def tell(self, job: str, said: str, until: float) -> None:
        """Lets all processes know what became of a job."""
        self.failures.pop(job, None)
        self.told[name(job)] = said, until
        self.publish()

    def forgive(self) -> None:
        """Lets a job that failed be tried again after a while."""
        over = [job for job, (_said, until) in self.told.items() if until < time.monotonic()]
        for job in over:
            del self.told[job]
        if over:
            self.publish()

    def publish(self) -> None:
        self.board.publish({job: said for job, (said, _until) in self.told.items()})


def fork(work: Callable[[], None], niceness: int) -> int:
    """A child that works and ends, or ends with its parent; what goes wrong is in its code and in the log."""
    parent = os.getpid()
    if child := os.fork():
        return child
    code = 1
    try:
        threading.Thread(target=end_with, args=[parent], daemon=True).start()
        with suppress(OSError):
            os.nice(niceness)
        work()
        code = 0
    except BaseException:  # noqa: BLE001 (the code says it to the parent, the log to people)
        traceback.print_exc()
    finally:
        os._exit(code)
