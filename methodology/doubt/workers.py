"""Who draws: this process alone, its threads, or processes of its own; the result is the same.

What numpy does on a few economies at a time takes microseconds, between which threads wait for one another
more than they gain. So more than one job means as many processes where that is safe: on Linux, as long as no
thread could hold a lock that its copy would wait for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, TypeVar, cast

Setup = TypeVar("Setup")
Task = TypeVar("Task")
Result = TypeVar("Result")


class Crew(Protocol):
    """Does each task once, in any order."""

    def __call__(
        self, work: Callable[[Setup, Task], Result], setup: Setup, tasks: Sequence[Task]
    ) -> Iterator[Result]: ...


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers(jobs: int | None = None) -> Crew:
    """So many workers on this machine; one a processor where nothing is said."""
    jobs = processors() if jobs is None else jobs
    if jobs == 1:
        return alone
    return _processes(jobs) if _may_fork() else _threads(jobs)


def alone(work: Callable[[Setup, Task], Result], setup: Setup, tasks: Sequence[Task]) -> Iterator[Result]:
    """One task after the other, in this process."""
    for task in tasks:
        yield work(setup, task)


def _may_fork() -> bool:
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def _threads(jobs: int) -> Crew:
    def run(work: Callable[[Any, Any], Any], setup: Any, tasks: Sequence[Any]) -> Iterator[Any]:
        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(lambda task: work(setup, task), tasks)

    return run


def _processes(jobs: int) -> Crew:
    """Copies of this process, each asked for one task after the other.

    One that ends before its time loses no task: what it had is done here in the end.
    """

    def run(work: Callable[[Any, Any], Any], setup: Any, tasks: Sequence[Any]) -> Iterator[Any]:
        waiting, asked = list(reversed(range(len(tasks)))), dict[Connection, int]()
        children = []
        for _ in range(min(jobs, len(tasks))):
            ours, theirs = multiprocessing.Pipe()
            child = _FORK.Process(target=_serve, args=(theirs, ours, work, setup, tasks), daemon=True)
            child.start()
            theirs.close()
            children.append(child)
            _ask(ours, waiting, asked)
        left = []
        while asked:
            for ours in cast(list[Connection], wait(list(asked))):
                number = asked.pop(ours)
                try:
                    done, answer = ours.recv()
                except (EOFError, OSError):
                    left.append(number)
                    continue
                if not done:
                    raise answer
                _ask(ours, waiting, asked)
                yield answer
        for child in children:
            child.join()
        for number in (*left, *waiting):
            yield work(setup, tasks[number])

    return run


_FORK = multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def _ask(ours: Connection, waiting: list[int], asked: dict[Connection, int]) -> None:
    """Hands the next task to a process, or lets it go."""
    if not waiting:
        ours.close()
        return
    number = waiting.pop()
    try:
        ours.send(number)
        asked[ours] = number
    except OSError:
        waiting.append(number)


def _serve(
    theirs: Connection, ours: Connection, work: Callable[[Any, Any], Any], setup: Any, tasks: Sequence[Any]
) -> None:
    """Works until nobody asks any more: the end of the pipe that is not ours must be open only there."""
    ours.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks hears it, and then nobody asks any more
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            number = theirs.recv()
            try:
                answer = (True, work(setup, tasks[number]))
            except Exception as error:  # noqa: BLE001 (told to whoever asked)
                answer = (False, error)
            theirs.send(answer)
