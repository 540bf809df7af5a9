"""Prepared views survive a restart, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import kept_views
from dashboard.kept_views import KEEP, keep_views, take_views, views_place
from dashboard.shared_answers import SharedAnswers
from tests.support.site import small_book

QUESTIONS = ["/", "/about"]


def answered() -> SharedAnswers:
    shared = SharedAnswers(QUESTIONS)
    for question in QUESTIONS:
        shared.put(question, question.encode())
    return shared


def test_what_was_kept_is_taken_again(tmp_path: Path):
    place = tmp_path / "views" / "a.views"
    keep_views(answered(), place)
    fresh = SharedAnswers(QUESTIONS)
    assert take_views(fresh, place)
    assert [fresh.get(question) for question in QUESTIONS] == [b"/", b"/about"]


def test_half_of_the_views_are_not_kept(tmp_path: Path):
    shared = SharedAnswers(QUESTIONS)
    shared.put("/", b"x")
    keep_views(shared, tmp_path / "a.views")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("image", [b"", b"short", None])
def test_a_file_that_is_missing_or_damaged_is_as_none(tmp_path: Path, image: bytes | None):
    place = tmp_path / "a.views"
    if image is not None:
        place.write_bytes(image)
    shared = SharedAnswers(QUESTIONS)
    assert not take_views(shared, place)
    assert shared.put("/", b"still works")


def test_only_the_last_few_are_kept(tmp_path: Path):
    for number in range(KEEP + 3):
        keep_views(answered(), tmp_path / f"{number}.views")
    assert len(list(tmp_path.iterdir())) == KEEP


def test_other_content_and_other_code_have_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    book = small_book()
    other = replace(book, content=replace(book.content, digest="other"))
    places = {views_place(book), views_place(other)}
    (tmp_path / "page.html").write_text("changed")
    monkeypatch.setattr(kept_views, "SHOWN_BY", (tmp_path,))
    places.add(views_place(book))
    (tmp_path / "page.html").write_text("changed again")
    places.add(views_place(book))
    assert len(places) == 4
