"""Who works: each task is done once, whoever does it and whoever ends before its time."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from methodology.doubt.workers import alone, workers

HERE = os.getpid()


def square(setup: int, task: int) -> int:
    return setup + task * task


def killed_at_three(setup: int, task: int) -> int:
    """Whoever has the third task ends at once, unless it is the one that asked for it."""
    if task == 3 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(setup, task)


def refused(setup: int, task: int) -> int:
    raise ValueError(f"no {task}")


@pytest.mark.parametrize("jobs", [1, 2, 5, 40])
@pytest.mark.parametrize("tasks", [0, 1, 2, 30])
def test_each_task_is_done_once(jobs: int, tasks: int):
    assert sorted(workers(jobs)(square, 7, range(tasks))) == [7 + n * n for n in range(tasks)]


def test_beside_other_threads_there_are_no_processes():
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        where = set(workers(2)(lambda _setup, _task: os.getpid(), None, range(8)))
    finally:
        stop.set()
        other.join()
    assert where == {HERE}


def test_what_a_process_had_in_its_hands_is_done_here():
    assert sorted(workers(2)(killed_at_three, 0, range(20))) == sorted(alone(square, 0, range(20)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_reaches_whoever_asked(jobs: int):
    with pytest.raises(ValueError, match="no"):
        list(workers(jobs)(refused, 0, range(4)))
