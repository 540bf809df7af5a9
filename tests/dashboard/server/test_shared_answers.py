"""Answers prepared by one process for all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.server.prepared.shared_answers import SharedAnswers


@pytest.fixture(params=["in a folder", "without one"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    return tmp_path / "views" if request.param == "in a folder" else None


def test_an_answer_is_there_once_it_was_put(folder: Path | None):
    shared = SharedAnswers(["/", "/about"], folder)
    assert shared.get("/") is None
    assert shared.put("/", b"world")
    assert (shared.get("/"), shared.get("/about")) == (b"world", None)


def test_only_questions_on_the_list_are_kept(folder: Path | None):
    shared = SharedAnswers(["/"], folder)
    assert not shared.put("/other", b"x")
    assert shared.get("/other") is None


def test_an_answer_is_never_changed(folder: Path | None):
    shared = SharedAnswers(["/"], folder)
    shared.put("/", b"first")
    assert not shared.put("/", b"second")
    assert shared.get("/") == b"first"


def test_where_nothing_can_be_kept_a_process_has_its_own(tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    shared = SharedAnswers(["/"], tmp_path / "file" / "views")
    assert shared.put("/", b"own")
    assert not shared.put("/", b"second")
    assert shared.get("/") == b"own"
    assert SharedAnswers(["/"], tmp_path / "file" / "views").get("/") is None


def test_another_process_reads_what_was_put_after_they_parted(tmp_path: Path):
    shared = SharedAnswers(["/"], tmp_path / "views")
    child = os.fork()
    if child == 0:
        shared.put("/", b"from the child")
        os._exit(0)
    os.waitpid(child, 0)
    assert shared.get("/") == b"from the child"
