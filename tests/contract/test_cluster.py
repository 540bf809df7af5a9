"""`--scheduler`: a Dask cluster of two processes does the same work, also where one is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.content.doubt import cluster
from methodology.doubt.book import DoubtArrays
from methodology.doubt.run import uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.run import sensitivity
from tests.support.command import ROOT, Command
from tests.support.roots import read, write_root

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.timeout(300)
HOST = "127.0.0.1"


def started(*command: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler without workers."""
    listed = folder / "scheduler.json"
    process = started("distributed.cli.dask_scheduler", "--host", HOST, "--port", "0", "--no-dashboard",
                      "--scheduler-file", str(listed), folder=folder)  # fmt: skip
    try:
        with distributed.Client(scheduler_file=str(listed), timeout=20) as client:
            address = client.scheduler.address
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def workers(scheduler: str, folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two processes that work for it."""
    ran = [
        started("distributed.cli.dask_worker", scheduler, "--host", HOST, "--no-dashboard", "--no-nanny",
                "--nthreads", "1", folder=folder)
        for _ in range(2)
    ]  # fmt: skip
    try:
        with distributed.Client(scheduler, timeout=20) as client:
            client.wait_for_workers(2, timeout=20)
        yield ran
    finally:
        for process in ran:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def book(folder: Path) -> ScoreBook:
    return score(read(write_root(folder / "root")))


@pytest.fixture
def drd(folder: Path, book: ScoreBook, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(folder / "root", capsys)


def test_a_scheduler_without_workers_is_refused(
    scheduler: str, drd: Command, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    outcome = drd("uncertainty", "--scheduler", scheduler)
    assert (outcome.code, outcome.out) == (2, "")
    assert "has no workers" in outcome.words


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nowhere", "http://[", "tcp://:x", "?"]
)
@pytest.mark.parametrize("command", ["uncertainty", "sensitivity"])
def test_an_address_where_nobody_answers_is_refused(
    drd: Command, monkeypatch: pytest.MonkeyPatch, command: str, address: str
):
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    outcome = drd(command, "--scheduler", address)
    assert (outcome.code, outcome.out) == (2, "")
    assert "no Dask scheduler answers" in outcome.words


def test_without_the_extra_the_option_says_what_is_missing(drd: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    outcome = drd("uncertainty", "--scheduler", "tcp://127.0.0.1:1")
    assert (outcome.code, outcome.out) == (2, "")
    assert '"scheduler"' in outcome.words


def test_jobs_and_a_scheduler_cannot_both_be_asked(drd: Command):
    assert drd("uncertainty", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1").code == 2


def test_a_run_is_the_same_though_one_worker_is_killed(
    scheduler: str, workers: list[subprocess.Popen[bytes]], book: ScoreBook
):
    alone = uncertainty(book, draws=300, jobs=1)
    shaken = sensitivity(book, book.default_year, base=64)
    with cluster.workers_at(scheduler, print) as by:
        assert by is not None
        again = sensitivity(book, book.default_year, base=64, by=by)

        def kill_one_midway(work, setup, tasks):
            for number, pieces in enumerate(by(slowly, (work, setup), tasks)):
                if number == 2:
                    workers[0].send_signal(signal.SIGKILL)
                yield pieces

        killed = uncertainty(book, draws=300, by=kill_one_midway)
    assert workers[0].wait(10) == -signal.SIGKILL
    for item in fields(DoubtArrays):
        assert getattr(killed.arrays, item.name).tobytes() == getattr(alone.arrays, item.name).tobytes()
    assert again.rank_shift.total.tobytes() == shaken.rank_shift.total.tobytes()
    assert again.score.first.tobytes() == shaken.score.first.tobytes()


def slowly(setup, task):
    """Slow enough for a worker to be killed with work in its hands."""
    work, inner = setup
    time.sleep(0.02)
    return work(inner, task)
