"""The process aside: what is asked of it, in which order it works, what it tells of jobs that went wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.answers.later import ASIDE, FAILED, HERE, BeingComputed, Later
from dashboard.content import kept_files
from dashboard.server.prepared.aside import Work, start_aside
from dashboard.server.prepared.board import LONGEST_JOB, Board, name
from dashboard.server.prepared.kept_answers import PATIENCE as PATIENCE_FOR_ANSWERS
from dashboard.server.prepared.kept_answers import kept_answer

PATIENCE = 10.0


class Bench:
    """Jobs that leave a file, whose first word says how they go: well, killed once, with a fault, unkept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.board = Board()
        work = Work(self.do, self.there, lambda: self.note("prepared"), lambda job: job.startswith("urgent"))
        self.process = start_aside(self.board, work)

    def do(self, job: str) -> None:
        first = not (self.folder / f"tried {job}").exists()
        self.note(f"tried {job}")
        if job.startswith("killed") and first:
            os.kill(os.getpid(), signal.SIGKILL)
        if job.startswith("faulty"):
            raise SystemExit(9)
        if job.startswith("slow"):
            time.sleep(0.6)
        if not job.startswith("unkept"):
            self.note(job)

    def note(self, what: str) -> None:
        with (self.folder / what).open("a") as file:
            file.write(f"{time.monotonic()}\n")

    def there(self, job: str) -> bool:
        return (self.folder / job).exists()

    def when(self, what: str) -> list[float]:
        path = self.folder / what
        return [float(line) for line in path.read_text().split()] if path.exists() else []


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.01)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    os.kill(bench.process, signal.SIGKILL)
    os.waitpid(bench.process, 0)


def test_a_job_is_done_once_however_often_it_is_asked_for(bench: Bench):
    for _ in range(200):
        assert bench.board.ask("well") == ASIDE
    until(lambda: bench.there("well"))
    bench.board.ask("well")
    bench.board.ask("next")
    until(lambda: bench.there("next"))
    assert len(bench.when("tried well")) == 1


def test_what_nobody_asked_for_is_prepared(bench: Bench):
    until(lambda: bench.there("prepared"))


def test_a_job_that_was_killed_is_tried_again(bench: Bench):
    bench.board.ask("killed")
    until(lambda: bench.there("killed"))
    assert len(bench.when("tried killed")) == 2


def test_a_job_that_fails_twice_is_told_to_all_and_not_tried_for_a_while(bench: Bench):
    bench.board.ask("faulty")
    until(lambda: bench.board.ask("faulty") == FAILED)
    assert len(bench.when("tried faulty")) == 2
    assert bench.board.ask("another") == ASIDE


def test_a_job_whose_answer_cannot_be_kept_is_its_askers(bench: Bench):
    bench.board.ask("unkept")
    until(lambda: bench.board.ask("unkept") == HERE)
    assert len(bench.when("tried unkept")) == 1


def test_an_urgent_job_does_not_wait_for_one_that_has_begun(bench: Bench):
    bench.board.ask("slow")
    until(lambda: bench.there("tried slow"))
    bench.board.ask("urgent")
    until(lambda: bench.there("slow"))
    assert bench.when("urgent")[0] < bench.when("slow")[0]


def test_nobody_is_asked_when_the_process_has_ended(tmp_path: Path):
    bench = Bench(tmp_path)
    os.kill(bench.process, signal.SIGKILL)
    os.waitpid(bench.process, 0)
    assert bench.board.ask("well") == HERE


@pytest.mark.parametrize("job", ["x" * LONGEST_JOB, "two\nlines"])
def test_a_job_that_fits_no_line_is_its_askers(bench: Bench, job: str):
    assert bench.board.ask(job) == HERE


def test_a_page_that_was_half_written_is_not_believed():
    board = Board()
    board.publish({name("a"): FAILED})
    assert board.states() == {name("a"): FAILED}
    board._page[30] ^= 1
    assert board.states() == {}


# --- those who ask


def test_an_answer_is_worked_out_here_where_nobody_is_aside(tmp_path: Path):
    asked = Later()
    assert kept_answer(asked, "what", "/what", lambda: b"this") == b"this"
    asked.folder = tmp_path / "answers"
    assert kept_answer(asked, "what", "/what", lambda: b"this") == b"this"
    assert kept_answer(asked, "what", "/what", lambda: b"not again") == b"this"


def test_a_damaged_answer_is_worked_out_anew(tmp_path: Path):
    asked = Later()
    asked.folder = tmp_path
    kept_answer(asked, "what", "/what", lambda: b"this")
    [file] = tmp_path.iterdir()
    for body in (b"", b"\0" * 40, file.read_bytes()[:-1]):
        file.write_bytes(body)
        assert kept_answer(asked, "what", "/what", lambda: b"anew") == b"anew"


@pytest.mark.parametrize(("said", "failed"), [(ASIDE, False), (FAILED, True)])
def test_an_asker_is_told_to_come_back(tmp_path: Path, said: str, failed: bool):
    asked, jobs = Later(), []

    def ask(job: str) -> str:
        jobs.append(job)
        return said

    asked.folder, asked.ask = tmp_path, ask
    with pytest.raises(BeingComputed) as told:
        kept_answer(asked, "what", "/what", lambda: b"this")
    assert (told.value.failed, told.value.patience, told.value.there()) == (
        failed,
        PATIENCE_FOR_ANSWERS,
        False,
    )
    assert jobs[0].endswith(" /what")
    kept_files.write(tmp_path / jobs[0].split()[0], b"this")
    assert told.value.there()
