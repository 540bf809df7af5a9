"""Answers prepared by one process for all."""

from __future__ import annotations

import os

from dashboard.shared_answers import SharedAnswers


def test_an_answer_is_there_once_it_was_put():
    shared = SharedAnswers(["/", "/about"])
    assert shared.get("/") is None
    assert shared.put("/", b"world")
    assert (shared.get("/"), shared.get("/about")) == (b"world", None)


def test_only_questions_on_the_list_are_kept():
    shared = SharedAnswers(["/"])
    assert not shared.put("/other", b"x")
    assert shared.get("/other") is None


def test_an_answer_is_never_changed():
    shared = SharedAnswers(["/"])
    shared.put("/", b"first")
    assert not shared.put("/", b"second")
    assert shared.get("/") == b"first"


def test_what_does_not_fit_is_not_kept():
    shared = SharedAnswers(["/", "/about"], room=5)
    assert not shared.put("/", b"123456")
    assert shared.put("/about", b"12345")


def test_another_process_reads_what_was_put_after_they_parted():
    shared = SharedAnswers(["/"])
    child = os.fork()
    if child == 0:
        shared.put("/", b"from the child")
        os._exit(0)
    os.waitpid(child, 0)
    assert shared.get("/") == b"from the child"
